/** A report that a server keeps. */
import { type ReportLook } from '../view/look';
import { type ReportSource } from './report-source';

interface Addresses {
  look: string;
  csv: string;
  html: string;
}

export function serverSource<Look extends ReportLook>({ look, csv, html }: Addresses): ReportSource<Look> {
  return {
    live: true,
    async look(query) {
      const answer = await fetch(`${look}?${query.toString()}`);
      if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
      return (await answer.json()) as Look;
    },
    html: (query) => `${html}?${query.toString()}`,
    csv: { href: (query) => `${csv}?${query.toString()}` },
  };
}
