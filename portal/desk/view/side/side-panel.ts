import { el } from '../../../shared/dom.ts';
import { Slot } from '../keyed.ts';
import { consentsSection, contactsSection, planSection } from './care-sections.ts';
import { clientSection } from './client-section.ts';
import { incidentSection } from './incident-section.ts';
import { disclosuresSection, followUpsSection, screeningsSection } from './record-sections.ts';
import { evidenceSection, skillsSection, triedSection } from './risk-sections.ts';
import type { SideSection, SideView } from './side-section.ts';
import { alertsSection, tasksSection } from './work-sections.ts';

const SECTIONS: readonly SideSection[] = [
  clientSection,
  alertsSection,
  incidentSection,
  tasksSection,
  evidenceSection,
  planSection,
  contactsSection,
  followUpsSection,
  consentsSection,
  screeningsSection,
  skillsSection,
  disclosuresSection,
  triedSection,
];

/** The right side: everything on file that helps now. Sections stay open or closed as the reader left them. */
export class SidePanel {
  readonly node = el('div', { class: 'side' });
  readonly #parts = SECTIONS.map((section) => {
    const body = el('div', { class: 'side-body' });
    const frame = el(
      'details',
      { class: 'side-section', open: section.isOpen !== false, hidden: true },
      el('summary', {}, el('h2', {}, section.title)),
      body,
    );
    this.node.append(frame);
    return { section, frame, slot: new Slot(body) };
  });

  show(view: SideView): void {
    for (const { section, frame, slot } of this.#parts) {
      slot.show([view.shown.client.id, section.facts(view)], () => section.draw(view) ?? []);
      frame.hidden = slot.node.childElementCount === 0;
    }
  }
}
