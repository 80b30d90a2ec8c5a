import { explainCpe } from '../../operations/explanations/explain-cpe.ts';
import { openIntelligence } from '../../operations/intelligence/open-intelligence.ts';
import { renderExplanationJson } from '../../reports/explanation/render-explanation-json.ts';
import { renderExplanationText } from '../../reports/explanation/render-explanation-text.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { writeAll } from '../write-out.ts';

export interface ExplainArguments {
  readonly cpe: string;
  readonly cve: string;
  readonly intel?: string;
  readonly json: boolean;
}

/** `sitewarden explain`: the chain from what the sources say to the verdict on one CPE and one CVE. */
export async function runExplain(args: ExplainArguments, io: CliStreams): Promise<number> {
  const bundle = await openIntelligence(args.intel);
  try {
    const explanation = explainCpe(bundle, args.cpe, args.cve);
    await writeAll(
      io.stdout,
      args.json
        ? `${JSON.stringify(renderExplanationJson(explanation), undefined, 2)}\n`
        : renderExplanationText(explanation),
    );
  } finally {
    bundle.close();
  }
  return exitStatus.done;
}
