/** What the colours and marks of a timeline mean. `children`: the entries of lanes that the page adds. */
export function Legend({ losses, children }: { losses: boolean; children?: preact.ComponentChildren }) {
  return (
    <ul class="legend" aria-label="Legend">
      <li>
        <span class="phase queue" /> Queue
      </li>
      <li>
        <span class="phase ringing" /> Ringing
      </li>
      <li>
        <span class="phase ringing unanswered" /> Rang in vain
      </li>
      <li>
        <span class="phase talk" /> Talk
      </li>
      <li>
        <span class="phase wrap-up" /> Wrap-up
      </li>
      <li>
        <span class="sound" /> Recorded
      </li>
      {losses && (
        <li>
          <span class="lost-mark" aria-hidden="true">
            1
          </span>{' '}
          Lost: its line in the list above
        </li>
      )}
      {children}
    </ul>
  );
}
