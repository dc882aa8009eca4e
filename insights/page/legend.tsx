/** What the colours of a timeline mean. */
export function Legend() {
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
    </ul>
  );
}
