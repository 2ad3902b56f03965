import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

// The measure, not a product: the same steps at the same server with the least that React needs for them. No wordings, no
// readings, no outbox, no help, no way out.

async function call(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function readAll({ epoch, consultation }, show) {
  let after = 0;
  for (;;) {
    const { frames } = await call("/api/sync", {
      epoch,
      skin: "now",
      watch: [{ consultation: consultation.id, after }],
    });
    const entries = frames.flatMap((frame) => frame.entries ?? []);
    if (entries.length === 0) return;
    after = entries.at(-1).seq;
    show(entries.filter(({ kind }) => kind === "message"));
  }
}

function Page() {
  const [arrival, setArrival] = useState(null);
  const [messages, setMessages] = useState([]);
  const [draft, setDraft] = useState("");

  useEffect(() => {
    void call("/api/arrive", {}).then((here) => {
      setArrival(here);
      if (here.consultation) void readAll(here, (more) => setMessages((old) => [...old, ...more]));
    });
  }, []);

  async function send() {
    const key = crypto.randomUUID();
    const text = draft;
    setDraft("");
    setMessages((old) => [...old, { key, by: "consultee", text, receipt: "sending" }]);
    const here = arrival ?? (await call("/api/arrive", {}));
    const { epoch, consultation } = here;
    if (consultation) await call("/api/send", { epoch, consultation: consultation.id, key, text });
    else await call("/api/open", { epoch, key, text });
    setMessages((old) => old.map((one) => (one.key === key ? { ...one, receipt: "delivered" } : one)));
  }

  return (
    <main>
      {messages.length === 0 && <h2>こんにちは。なんでも書いてください。</h2>}
      <div className="log" role="log">
        {messages.map(({ key, seq, by, text, receipt }) => (
          <article key={key ?? seq} className={`message ${by === "consultee" ? "own" : ""}`}>
            <p className="bubble">{text}</p>
            {by === "consultee" && <p data-receipt={receipt ?? "delivered"}>{receipt ?? "届きました"}</p>}
          </article>
        ))}
      </div>
      <textarea id="box" value={draft} onChange={({ target }) => setDraft(target.value)} />
      <button type="button" onClick={() => void send()}>
        おくる
      </button>
    </main>
  );
}

createRoot(document.getElementById("page")).render(<Page />);
