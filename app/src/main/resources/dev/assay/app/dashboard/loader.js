(async () => {
  const say = (text) => { document.getElementById("app").textContent = text; };
  if (typeof DecompressionStream === "undefined") {
    say("This browser is too old to read this page: it cannot decompress. Any from 2023 on can.");
    return;
  }
  const unpack = (id) => {
    const text = atob(document.getElementById(id).textContent.trim());
    const packed = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) packed[at] = text.charCodeAt(at); // Uint8Array.from took half a second for 2.7 MB
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
    if (document.getElementById("assay-experiments")) globalThis.assayExperiments = () => unpack("assay-experiments").json(); // when asked for
    globalThis.assayEngine.load(new Int8Array(parts[3]));
    add("script", parts[2]);
  } catch (e) {
    say("This page cannot be shown; the file may be damaged. " + e);
  }
})();
