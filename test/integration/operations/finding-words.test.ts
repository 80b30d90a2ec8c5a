import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayLifecycle } from '../../../src/findings/replay-lifecycle.ts';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { endFindingRule } from '../../../src/operations/finding-rules/end-finding-rule.ts';
import { settleEnded } from '../../../src/operations/findings/settle-decisions.ts';
import { withdrawVexDocument } from '../../../src/operations/vex-imports/withdraw-vex-document.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee } from './an-inventory.ts';
import { sideOf, WordModel } from './word-model.ts';
import { life, overtaken, tagged, type Met, type Name, type Side, type Step } from './word-steps.ts';
import { dataThat, WordWorld } from './word-world.ts';

const hourMs = 3_600_000;
// SITEWARDEN_TEST_LIVES: how many lives of how many seeds, for a longer look than the suite's.
const [lives = 30, seeds = 1] = (process.env['SITEWARDEN_TEST_LIVES'] ?? '')
  .split('x')
  .filter(Boolean)
  .map(Number);

/** What must have happened, or the lives have shown nothing. */
const cases = [
  ...['cve', 'network', 'tag', 'class', 'finding'].map((by) => `counts: ${by} accepted`),
  ...['cve', 'network', 'tag', 'class', 'finding', 'person'].map((by) => `counts: ${by} mitigated`),
  'counts: person accepted',
  'counts: cve false_positive',
  ...['cve', 'network', 'tag', 'class', 'finding', 'person'].map((by) => `ends: ${by}`),
  'no longer fits: tag',
  'no longer fits: network',
  'a rule lapses: known_exploited',
  'a rule lapses: exposed',
  'a rule lapses: fix_available',
  'a rule lapses behind another',
  'another word takes over',
  'a document that counted is replaced',
  'a document that counted says less',
  'a document that counted is withdrawn',
  'a rule that counted is taken away',
  'a mitigation is refuted',
  'a verification proves a fix',
  'a verification that nobody answers',
  'a merge of what is decided',
  'a merge opens what one of them has open',
  'a split',
  'a split closes what the merge opened',
  'seen again after it was closed',
  'closed by proof',
  'kept for another port',
];

describe.each(engines)('words about findings through random lives, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const bundles = new Map<string, IntelligenceBundle>();
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    for (const exploited of [true, false])
      for (const fixNamed of [true, false])
        bundles.set(`${exploited} ${fixNamed}`, await dataThat(exploited, fixNamed));
  });
  afterAll(async () => {
    if (skip) return;
    for (const bundle of bundles.values()) bundle.close();
    await jobs.stop();
    await test.dispose();
  });

  async function live(steps: readonly Step[], note: (what: string) => void): Promise<void> {
    const clock = new MovableClock('2030-01-01T00:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const world = new WordWorld(context, test.store, await aSiteToSee(context));
    const model = new WordModel(note);
    const rules: { readonly id: string; readonly word: WordModel['words'][number] }[] = [];
    const documents = new Map<1 | 2, string>();
    const now = () => clock.now().getTime();
    const bundle = () => bundles.get(`${model.exploited} ${model.fixNamed}`)!;
    const shownAt = async () => {
      const rows = await world.findings();
      return new Map([...rows].map(([name, row]) => [name, row?.port ?? 0]));
    };
    const metBy = (side: Side, met: Met, cve?: 1 | 2) => {
      const ports = side === 'a' ? ([80] as const) : ([8080, 8443] as const);
      const asked = ports.filter((port) => cve === undefined || (port === 8443) === (cve === 2));
      return new Map(met === 'silent' ? [] : asked.map((port) => [port, met] as const));
    };

    const acts: { readonly [K in Step['kind']]: (step: Extract<Step, { kind: K }>) => Promise<void> } = {
      scan: async ({ a, b, outside }) => {
        const [ofA, ofB] = [metBy('a', a), metBy('b', b)];
        // Two that are one answer at one address.
        const hosts =
          model.merged === undefined
            ? [['a', ofA] as const, ['b', ofB] as const]
            : [['a', new Map([...ofA, ...ofB])] as const];
        const met = new Map(hosts.filter(([, ports]) => ports.size > 0));
        const shown = await shownAt();
        await world.scan(bundle(), met, outside);
        if (met.has('a')) model.isOutside = outside;
        for (const [side, ports] of met) model.see(side, ports, shown);
      },
      data: async (step) => {
        const before = bundle();
        const after = bundles.get(`${step.exploited} ${step.fixNamed}`)!;
        if (before === after) return;
        await world.data(before, after);
        model.data(step);
      },
      wait: async ({ hours }) => {
        clock.advance(hours * hourMs);
        await Promise.resolve();
      },
      decide: async ({ name, status, hours }) => {
        const until = now() + hours * hourMs;
        const [side, cve] = [sideOf(name), name === 'b2' ? 2 : 1] as const;
        await world.decide(side, cve, status, new Date(until).toISOString());
        model.say({ status, saidAt: now(), until, lapsesOn: [], aim: { by: 'person', side, cve } });
      },
      rule: async (step) => {
        const until = step.hours === null ? null : now() + step.hours * hourMs;
        const id = await world.rule(step, until === null ? null : new Date(until).toISOString());
        const { status, lapsesOn, aim } = step;
        rules.push({ id, word: model.say({ status, saidAt: now(), until, lapsesOn, aim }) });
      },
      end_rule: async ({ which }) => {
        const rule = rules[which % rules.length];
        if (rule === undefined) return;
        await endFindingRule(context, { findingRuleId: rule.id });
        const isOver = rule.word.until !== null && rule.word.until <= now();
        if ([...model.findings.values()].some(({ counts }) => counts === rule.word))
          note('a rule that counted is taken away');
        if (!isOver) rule.word.until = now();
      },
      tag: async ({ side, on }) => {
        const at = model.merged === undefined ? side : 'a';
        await world.tag(at, on);
        model.tags[at] = on;
      },
      vex: async ({ document, says }) => {
        documents.set(document, await world.vex(document, says));
        model.vex(document, says, now());
      },
      withdraw: async ({ document }) => {
        const vexDocumentId = documents.get(document);
        if (vexDocumentId === undefined) return;
        await withdrawVexDocument(context, { vexDocumentId });
        model.withdraw(document, now());
        documents.delete(document);
      },
      verify: async ({ name, met }) => {
        const finding = model.findings.get(name)!;
        const side = model.holderOf(name);
        const ask = (ports: ReadonlyMap<80 | 8080 | 8443, Met>) => world.verify(bundle(), name, side, ports);
        if (finding.closed !== null)
          return expect(ask(new Map())).rejects.toMatchObject({ code: 'finding_closed' });
        if (side === 'a' && model.isOutside)
          return expect(ask(new Map())).rejects.toMatchObject({ code: 'ip_outside_site' });
        const ofB = side === 'a' && model.merged === undefined ? [] : metBy('b', met, finding.cve);
        const ports = new Map([...(side === 'a' && finding.cve === 1 ? metBy('a', met) : []), ...ofB]);
        const shown = await shownAt();
        await ask(ports);
        if (ports.size === 0) return note('a verification that nobody answers');
        model.see(side, ports, shown);
        model.settle(now());
        if (met === 'old') model.refute(name, now());
        else if (finding.closed !== null) note('a verification proves a fix');
      },
      merge: async () => {
        if (model.merged !== undefined) return;
        await world.merge();
        model.merge();
      },
      split: async () => {
        if (model.merged === undefined) return;
        await world.split();
        model.split();
      },
    };

    const check = async (done: readonly Step[]) => {
      await settleEnded(context);
      model.settle(now());
      const rows = await world.findings();
      const names = [...model.findings.keys()];
      const stands = names.map((name) => [name, rows.get(name)?.state ?? 'gone']);
      expect([...rows.keys()].toSorted(), 'nothing but what was seen is there').toEqual(names.toSorted());
      const expected = names.map((name: Name) => [name, model.stateOf(name)]);
      expect(stands, JSON.stringify(done.at(-1))).toEqual(expected);
      for (const [name, row] of rows) {
        const events = test.store.db.selectFrom('finding_events').selectAll();
        const history = await events
          .where('finding_id', '=', row?.id ?? '')
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        expect([name, replayLifecycle(history)], 'the history tells how it stands').toEqual([
          name,
          row?.state,
        ]);
      }
    };
    for (const [at, one] of steps.entries()) {
      clock.advance(hourMs);
      await settleEnded(context);
      model.settle(now());
      await (acts[one.kind] as (step: Step) => Promise<void>)(one);
      await check(steps.slice(0, at + 1));
    }
  }

  it.skipIf(skip)(
    'count and end as they were said, and hide nothing for longer',
    async () => {
      const seen = new Set<string>();
      for (let seed = 1; seed <= seeds; seed += 1)
        // Always the same lives: what is reached by chance would fail by chance.
        await fc.assert(
          fc.asyncProperty(life, (steps) => live(steps, (what) => seen.add(what))),
          { numRuns: lives + 2, seed, examples: [[tagged], [overtaken]] },
        );
      expect(cases.filter((one) => !seen.has(one))).toEqual([]);
    },
    300_000 * seeds,
  );
});
