/** A way from a task's attributes to the inspector, which says more about each of them. */
import { useEffect, useState } from 'preact/hooks';
import { type Edition } from '../../insights/attributes/edition';
import { inspectorLink } from './inspector-link';

interface Props {
  functions: string;
  text: string;
  edition: Edition;
}

export function InspectTask({ functions, text, edition }: Props) {
  const [href, setHref] = useState<string | undefined>();
  useEffect(() => {
    let wanted = true;
    void inspectorLink(functions, text, edition).then((link) => wanted && setHref(link));
    return () => {
      wanted = false;
    };
  }, [functions, text, edition]);
  return (
    <a class="inspect" href={href} target="_blank" rel="noreferrer">
      Open in the inspector
    </a>
  );
}
