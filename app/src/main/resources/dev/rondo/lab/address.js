/** The state of the page in its address, after the token where there is one. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** What the address says now. */
export function readAddress() {
  const parts = location.hash.slice(1).split("&").filter(Boolean);
  const token = parts.length && TOKEN.test(parts[0]) ? parts.shift() : "";
  const values = new Map();
  for (const part of parts) {
    const at = part.indexOf("=");
    if (at > 0) {
      try {
        values.set(part.slice(0, at), decodeURIComponent(part.slice(at + 1)));
      } catch {
        // A broken escape is left out.
      }
    }
  }
  return {token, values};
}

/**
 * Replaces what the address says.
 * @param {string} token
 * @param {[string, string][]} values only what differs from the beginning
 */
export function writeAddress(token, values) {
  const parts = values.map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%2C/g, ",")}`);
  const hash = "#" + [...(token ? [token] : []), ...parts].join("&");
  if (location.hash !== hash && !(hash === "#" && location.hash === "")) history.replaceState(null, "", hash === "#" ? location.pathname + location.search : hash);
}

/** Copies text; in pages without a clipboard it is shown to be copied by hand. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** Saves bytes or text as a file of the user's. */
export function saveFile(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
