import { describe, expect, it } from 'vitest';
import { normaliseName } from './normalise-name.ts';

describe('normaliseName', () => {
  it.each([
    ['ControlLogix® 5580', 'controllogix_5580'],
    ['DataMosaix™', 'datamosaix'],
    ['Widget℠  Server©', 'widget_server'],
    ['Ｆｕｌｌ Ｗｉｄｔｈ', 'full_width'],
    ['Zero\u200b\u00adWidth\ufeff', 'zerowidth'],
    ['No\u00a0Break\u202f Space', 'no_break_space'],
    ['Wi\u2011Fi \u2013 Manager', 'wi-fi_-_manager'],
    ['Envo&#039;s Templates &amp; Widgets', String.raw`envo\'s_templates_\&_widgets`],
    ['Boost&nbsp;Your Blog\u2019s', String.raw`boost_your_blog\'s`],
    ['R&D; &bogus; &#xD800; &#9999999;', String.raw`r\&d\;_\&bogus\;_\&\#xd800\;_\&\#9999999\;`],
  ])('reads %s as %s', (text, expected) => {
    expect(normaliseName(text)).toBe(expected);
  });

  it.each(['', '  ', '™', 'x'.repeat(257)])('has no name for %j', (text) => {
    expect(normaliseName(text)).toBeUndefined();
  });
});
