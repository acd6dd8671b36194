/** The way to the Rondo that serves the page: requests, streams of events, and the notice that it has gone. */
export class Link {
  /** @param {string} token that the address of the page carries */
  constructor(token) {
    this.token = token;
    this.client = crypto.randomUUID();
    this.alive = false;
    /** @type {(alive: boolean) => void} */
    this.changed = () => {};
    this.running = null;
  }

  headers() {
    return {Authorization: `Bearer ${this.token}`, "Content-Type": "application/json"};
  }

  /** The document of the page. */
  async document() {
    const answer = await fetch("/api/document", {headers: this.headers()});
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  }

  /** Watches whether the server is there. */
  async watch() {
    try {
      const answer = await fetch("/api/alive", {headers: this.headers()});
      if (!answer.ok) throw new Error(await answer.text());
      this.set(true);
      const reader = answer.body.getReader();
      while (!(await reader.read()).done);
    } catch {
      // The connection has ended: said below.
    }
    this.set(false);
  }

  set(alive) {
    if (this.alive === alive) return;
    this.alive = alive;
    this.changed(alive);
  }

  /**
   * Asks for a computation; the one before it is cancelled.
   * @param {object} request what is to be computed
   * @param {(name: string, data: any) => void} heard hears every event
   */
  async run(request, heard) {
    const mine = (this.running = new AbortController());
    try {
      const answer = await fetch("/api/run", {
        method: "POST", headers: this.headers(), body: JSON.stringify({client: this.client, ...request}), signal: mine.signal,
      });
      if (!answer.ok) {
        heard("failed", {message: await answer.text()});
        return;
      }
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (;;) {
        const {done, value} = await reader.read();
        if (done) break;
        text += value;
        let end;
        while ((end = text.indexOf("\n\n")) >= 0) {
          const event = /^event: (\w+)\ndata: (.*)$/s.exec(text.slice(0, end));
          text = text.slice(end + 2);
          if (event && this.running === mine) heard(event[1], JSON.parse(event[2]));
        }
      }
    } catch {
      if (this.running === mine && !mine.signal.aborted) heard("failed", {message: "Rondo has ended; the page goes on alone"});
    }
    if (this.running === mine) this.running = null;
  }

  /** Ends the computation that is running. */
  cancel() {
    const was = this.running;
    this.running = null;
    was?.abort();
    if (this.alive) fetch("/api/cancel", {method: "POST", headers: this.headers(), body: JSON.stringify({client: this.client})}).catch(() => {});
  }
}
