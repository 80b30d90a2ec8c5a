import { createHash } from 'node:crypto';

/** Colours carry nothing that words do not say; on paper every host begins with its heading. */
export const pageStyle = `
:root{--ink:#14181f;--grey:#4d5563;--line:#c4cad4;--head:#f1f3f6}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.5rem;color:var(--ink);background:#fff;font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.7rem;margin:0 0 1rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0}
p{margin:.4rem 0;max-width:60rem}
dl{display:grid;grid-template-columns:11rem 1fr;gap:.2rem 1rem;margin:0}
dt{color:var(--grey)}dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.6rem 0 1rem;font-size:.85rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{background:var(--head);color:var(--grey);white-space:nowrap}
td.n{text-align:right;white-space:nowrap}td.w{white-space:nowrap}td.t{min-width:16rem}
section{border-top:2px solid var(--line);margin-top:1.5rem;padding-top:.8rem}
small{color:var(--grey)}
@media (max-width:40rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}}
@media print{
@page{size:A4 landscape;margin:12mm}
body{max-width:none;padding:0;font-size:10px}.scroll{overflow:visible}table{font-size:8px}
thead{display:table-header-group}tr{break-inside:avoid}h1,h2,h3,section>p{break-after:avoid}td.t{min-width:0}
}
`.replaceAll('\n', '');

/** What the page may do, for its own head and for the header of whoever serves it: show itself, no more. */
export const htmlPolicy =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; ` +
  "base-uri 'none'; form-action 'none'";
