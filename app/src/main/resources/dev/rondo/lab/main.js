import {readAddress} from "./address.js";
import {Link} from "./link.js";
import {NetworkView} from "./network-view.js";
import {LinearView} from "./linear-view.js";
import {CircuitView} from "./circuit-view.js";

/** Opens the view of the page's document: that in the page, or that of the Rondo which serves it. */
async function open() {
  const root = document.getElementById("lab");
  const address = readAddress();
  const text = document.getElementById("document").textContent.trim();
  let link = null;
  let doc;
  try {
    if (text) {
      doc = JSON.parse(text);
    } else {
      link = new Link(address.token);
      doc = await link.document();
    }
  } catch (e) {
    root.textContent = `The lab cannot be opened: ${e instanceof Error ? e.message : e}. Use the whole address that rondo lab printed.`;
    root.setAttribute("aria-busy", "false");
    return;
  }
  const Views = {network: NetworkView, linear: LinearView, circuit: CircuitView};
  const view = new Views[doc.view](root, doc, link, address);
  if (link) {
    link.changed = (alive) => view.linkChanged?.(alive);
    link.watch();
  }
  window.lab = view;
}

open();
