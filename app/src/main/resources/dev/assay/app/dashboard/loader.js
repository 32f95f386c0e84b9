(async () => {
  const say = (text) => { document.getElementById("app").textContent = text; };
  if (typeof DecompressionStream === "undefined") {
    say("This browser is too old to read this page: it cannot decompress. Any from 2023 on can.");
    return;
  }
  const unpack = (id) => {
    const text = document.getElementById(id).textContent.trim();
    const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  };
  const add = (name, content) => {
    const element = document.createElement(name);
    element.textContent = content;
    document.head.append(element);
  };
  try {
    const parts = await Promise.all([
      unpack("assay-style").text(), unpack("assay-engine").text(), unpack("assay-page").text(), unpack("assay-data").arrayBuffer(),
    ]);
    add("style", parts[0]);
    add("script", parts[1]);
    globalThis.assayEngine.load(new Int8Array(parts[3]));
    add("script", parts[2]);
  } catch (e) {
    say("This page cannot be shown; the file may be damaged. " + e);
  }
})();
