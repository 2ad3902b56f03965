import type { VNode } from "preact";
import type { Contact, ContactBranch } from "../../../domain/urgent-settings.ts";
import { type Faults, Field, Part, replaced, without } from "./fields.tsx";
import { words } from "./words-ja.ts";

const noContact: Contact = { name: "", number: "", email: "", checkedOn: "" };

type Props = {
  readonly branches: readonly ContactBranch[];
  readonly faults: Faults;
  readonly onChange: (branches: readonly ContactBranch[]) => void;
};

/** The tree of contacts: from the first branch that fits, from top to bottom. */
export function ContactFields({ branches, faults, onChange }: Props): VNode {
  return (
    <>
      {branches.map((branch, n) => {
        const where = `contacts.${n}`;
        const change = (one: Partial<ContactBranch>): void =>
          onChange(replaced(branches, n, { ...branch, ...one }));
        return (
          <Part
            key={n}
            name={branch.when || words.branch(n + 1)}
            onRemove={() => onChange(without(branches, n))}
          >
            <Field
              where={`${where}.when`}
              label={words.when}
              value={branch.when}
              faults={faults}
              onInput={(when) => change({ when })}
            />
            {branch.contacts.map((contact, at) => (
              <ContactPart
                key={at}
                where={`${where}.contacts.${at}`}
                name={contact.name || words.contact(at + 1)}
                contact={contact}
                faults={faults}
                onChange={(one) => change({ contacts: replaced(branch.contacts, at, one) })}
                onRemove={() => change({ contacts: without(branch.contacts, at) })}
              />
            ))}
            <button
              type="button"
              class="urgent-add"
              onClick={() => change({ contacts: [...branch.contacts, noContact] })}
            >
              {words.addContact}
            </button>
          </Part>
        );
      })}
      <button
        type="button"
        class="urgent-add"
        onClick={() => onChange([...branches, { when: "", contacts: [noContact] }])}
      >
        {words.addBranch}
      </button>
    </>
  );
}

type ContactProps = {
  readonly where: string;
  readonly name: string;
  readonly contact: Contact;
  readonly faults: Faults;
  readonly onChange: (contact: Contact) => void;
  readonly onRemove: () => void;
};

const fields = [
  ["name", "text"],
  ["number", "tel"],
  ["email", "email"],
  ["checkedOn", "date"],
] as const;

function ContactPart({ where, name, contact, faults, onChange, onRemove }: ContactProps): VNode {
  return (
    <Part name={name} onRemove={onRemove}>
      <div class="urgent-fields">
        {fields.map(([field, type]) => (
          <Field
            key={field}
            where={`${where}.${field}`}
            label={words[field]}
            type={type}
            value={contact[field]}
            faults={faults}
            onInput={(value) => onChange({ ...contact, [field]: value })}
          />
        ))}
      </div>
    </Part>
  );
}
