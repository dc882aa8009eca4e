/** The sandbox's page: the report of what happens here, with the simulator around it. */
import { useState } from 'preact/hooks';
import { type ConversationView } from '../../insights/view/conversation-view';
import { type DetailParts } from '../../insights/page/conversation-detail';
import { EditionChoice } from '../../insights/page/edition-choice';
import { HelpDialog } from '../../insights/page/help-dialog';
import { ReportView } from '../../insights/page/report-view';
import { useStore } from '../../insights/page/store';
import { useMedia } from '../../insights/page/use-width';
import { type LiveConversation } from '../live/live-view';
import { AboutSandbox } from './about-sandbox';
import { Clock } from './clock';
import { DemoStory, useFollowedDemo } from './demo-button';
import { InspectTask } from './inspect-task';
import { sandboxLists } from './sandbox-lists';
import { doAndLook, type LiveStore, type Said, type Simulator } from './simulator';
import { SimulatorBar } from './simulator-bar';
import { WriteForm } from './write-form';
import { WriteLane, WriteLegend } from './write-lane';
import { WriteTraces } from './write-trace';

/** What is selected comes from this sandbox's own look. */
const live = (view: ConversationView) => view as LiveConversation;

function detailParts(store: LiveStore): DetailParts {
  const { look, choice } = store;
  return {
    lanes: (view, scale) => <WriteLane writes={live(view).writes} scale={scale} />,
    legend: (view) => <WriteLegend writes={live(view).writes} />,
    more: (view) => (
      <>
        <WriteTraces
          writes={live(view).writes}
          search={() => store.choose({ list: 'requests', search: view.taskViews[0].sid, opened: false })}
        />
        <WriteForm key={view.taskViews.at(-1)?.sid} store={store} view={live(view)} />
      </>
    ),
    besideAttributes(view, { sid }) {
      const text = live(view).attributesOf[sid];
      if (!look?.functions || text === undefined) return null;
      return <InspectTask functions={look.functions} text={text} edition={choice.edition} />;
    },
  };
}

const nothingYet = (
  <p>
    No conversation yet. Press <strong>New call</strong>, or <strong>Play the demo</strong>.
  </p>
);

export function SandboxPage({ store }: { store: LiveStore }) {
  useStore(store);
  useFollowedDemo(store);
  const folded = useMedia('(width < 760px)');
  const roomy = useMedia('(width >= 1200px)');
  const [said, say] = useState<Said>({ words: '', wrong: false, times: 0 });
  const simulator: Simulator = {
    store,
    said,
    run(work) {
      void doAndLook(store, work).then(say);
    },
  };
  const bar = <SimulatorBar simulator={simulator} folded={folded} clock={!roomy} />;
  const { look, alone } = store;
  return (
    <>
      <a class="skip" href="#conversation-rows" onClick={skip('conversation-rows')}>
        Skip to the conversations
      </a>
      <header class="masthead">
        <img src="icon.svg" alt="" width="34" height="34" />
        <div>
          <h1>What Insights would report</h1>
          <p class="soft">
            Sandbox, a local stand-in for Twilio
            {look?.functions && (
              <>
                {' · '}
                <a href={`${look.functions}/inspector/index.html`} target="_blank" rel="noreferrer">
                  Attribute inspector
                </a>
              </>
            )}
          </p>
        </div>
        <EditionChoice store={store} />
        {roomy && <Clock simulator={simulator} />}
        <HelpDialog />
      </header>
      {!folded && bar}
      {alone && (
        <p class="alone" role="alert">
          The sandbox does not answer. Is it still running?
        </p>
      )}
      <DemoStory simulator={simulator} />
      <ReportView store={store} empty={nothingYet} lists={sandboxLists} detail={detailParts(store)} />
      {folded && bar}
      <AboutSandbox />
    </>
  );
}

/** The address keeps what is chosen: a link within the page must not replace it. */
const skip = (id: string) => (event: Event) => {
  event.preventDefault();
  document.getElementById(id)?.focus();
};
