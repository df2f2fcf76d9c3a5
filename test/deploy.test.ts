import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { USAGE } from '../src/command/usage.ts';
import { Metrics } from '../src/http/metrics.ts';

const ROOT = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');
const DEPLOY = readdirSync(new URL('deploy', ROOT), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.replace(/^.*\/(?=deploy\/)/, ''));
const GUIDES = ['docs/scale.zh-CN.md', 'docs/deploy.zh-CN.md'];

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}
interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}
const alerts = (parse(read('deploy/monitoring/alerts.yaml')) as { groups: { rules: Alert[] }[] }).groups.flatMap(
  ({ rules }) => rules,
);
const { panels } = JSON.parse(read('deploy/monitoring/dashboard.json')) as { panels: Panel[] };
const asked = [...alerts.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];

/** What /metrics tells once everything has happened that is counted. */
async function told(): Promise<string> {
  const metrics = new Metrics(
    () => [['telegram', 1]],
    () => ({ replicas: 2, seats: ['1'] }),
  );
  metrics.received('telegram');
  metrics.replied('telegram', 'error', 1);
  metrics.sent('telegram', 1);
  metrics.again('telegram');
  metrics.dropped('telegram', 'full');
  return String((await metrics.route({} as never)).body);
}

describe('alerts and dashboard', () => {
  it('ask for metrics that are told, by labels and values that these have', async () => {
    const lines = (await told()).split('\n').filter((line) => !line.startsWith('#'));
    expect(asked.length).toBeGreaterThan(20);
    for (const expr of asked) {
      const names = expr.match(/\b(?:cewen|process|nodejs)_\w+/g) ?? [];
      for (const name of names) expect(lines.filter((line) => line.startsWith(name)).length, name).toBeGreaterThan(0);
      // `job` and `instance` are Prometheus's own.
      const by = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/));
      for (const label of by.filter((each) => each !== 'instance'))
        expect(
          lines.some((line) => names.some((name) => line.startsWith(name)) && line.includes(`${label}="`)),
          expr,
        ).toBe(true);
      for (const [matcher] of expr.matchAll(/\b(?:outcome|why|channel)="[^"]*"/g))
        expect(lines.join('\n'), expr).toContain(matcher);
    }
  });

  it('say of each alert how urgent it is and what to do or see', () => {
    for (const { alert, labels, annotations } of alerts) {
      expect(['page', 'ticket'], alert).toContain(labels.severity);
      expect(annotations.summary.length, alert).toBeGreaterThan(5);
    }
  });
});

describe('what is deployed', () => {
  it('runs commands that there are, with options that they take', () => {
    const runs = [...DEPLOY, ...GUIDES].flatMap((file) =>
      [...read(file).matchAll(/(?:start\.mjs|`cewen) ([a-z]+)((?: --[a-z-]+)*)/g)].map(
        ([, command = '', options = '']) => [file, command, options.trim().split(' ').filter(Boolean)] as const,
      ),
    );
    expect(runs.length).toBeGreaterThan(10);
    const lines = ['cewen help', ...USAGE.split('\n')];
    for (const [file, command, options] of runs) {
      const at = lines.findIndex((line) => line.includes(`cewen ${command}`));
      expect(at, `${file}: ${command}`).toBeGreaterThan(-1);
      const more = lines.slice(at, at + 5).join('\n');
      for (const option of options) expect(more, `${file}: ${command}`).toContain(option);
    }
  });

  it('is asked for its health where it tells it, by a manifest whose parts name one another', () => {
    const parts = parseAllDocuments(read('deploy/kubernetes/cewen.yaml')).map((each) => each.toJS());
    const of = (kind: string) => parts.find((part) => part.kind === kind);
    for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget', 'CronJob'])
      expect(of(kind), kind).toBeDefined();
    const { template } = of('Deployment').spec;
    const labels = [of('Deployment').spec.selector.matchLabels, of('PodDisruptionBudget').spec.selector.matchLabels];
    expect([...labels, of('Service').spec.selector]).toEqual(Array(3).fill(template.metadata.labels));
    const [container] = template.spec.containers;
    const serving = read('src/app/serving.ts');
    for (const probe of ['startupProbe', 'readinessProbe'])
      expect(serving).toContain(`'GET ${container[probe].httpGet.path}'`);
    const volumes = new Set(template.spec.volumes.map(({ name }: { name: string }) => name));
    for (const { name } of container.volumeMounts) expect(volumes).toContain(name);
  });

  it('is rebuilt each night by units that run as the server does and where it does', () => {
    const server = read('deploy/cewen.service').split('\n');
    for (const name of ['cewen-reindex', 'cewen-reindex-shared']) {
      expect(read(`deploy/${name}.timer`)).toMatch(new RegExp(`^Unit=${name}\\.service$`, 'm'));
      expect(read(`deploy/${name}.timer`)).toMatch(/^OnCalendar=/m);
      const unit = read(`deploy/${name}.service`).split('\n');
      for (const same of [
        'User',
        'Group',
        'WorkingDirectory',
        'EnvironmentFile',
        'Environment',
        'StateDirectory',
        'UMask',
      ])
        expect(unit, name).toContain(server.find((line) => line.startsWith(`${same}=`)));
      for (const line of server.slice(server.indexOf('NoNewPrivileges=yes'), server.indexOf('[Install]')))
        expect(unit, name).toContain(line);
    }
    // Who shares a database takes what is served before it builds on it.
    const [fetch, build] = [...read('deploy/cewen-reindex-shared.service').matchAll(/^Exec\w+=(.*)$/gm)].map(
      (m) => m[1],
    );
    expect([fetch, build]).toEqual([
      expect.stringMatching(/^-.* reindex --fetch$/),
      expect.stringMatching(/ reindex$/),
    ]);
  });

  it('is told of with files and scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const file of [...DEPLOY, ...GUIDES]) {
      const text = read(file);
      // What an operator writes is not in the repository.
      for (const [path] of text.matchAll(/\b(?:deploy|docs|src|test)\/[\w./-]*\w/g))
        if (!/^deploy\/(?:cewen\.env|postgres-password)$/.test(path))
          expect(existsSync(new URL(path, ROOT)), `${file}: ${path}`).toBe(true);
      for (const [, script = ''] of text.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
        expect(scripts, file).toHaveProperty(script);
    }
  });
});
