/** The name under which npm run deploy deploys. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'jsonc-parser';

interface ToolConfig {
  serviceName?: string;
  commands?: { deploy?: { serviceName?: string } };
}

const readJson = (file: string): unknown => (existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined);

/** The name npm run deploy gives the service: from .twilioserverlessrc, else that of package.json. */
export function serviceName(): string {
  const config = readJson('.twilioserverlessrc') as ToolConfig | undefined;
  return (
    config?.commands?.deploy?.serviceName ??
    config?.serviceName ??
    (readJson('package.json') as { name?: string } | undefined)?.name ??
    'flex-insights-functions'
  );
}
