// Shows of the index only what has all the words that are typed. Who runs no scripts sees the index as it is.
addEventListener("DOMContentLoaded", () => {
  const text = document.getElementById("text"), first = text.querySelector("h2");
  if (!first) return;
  const make = (name, parent, properties) => parent.appendChild(Object.assign(document.createElement(name), properties));
  const find = document.createElement("search");
  find.className = "find";
  first.before(find);
  make("label", find, {htmlFor: "find", textContent: "查找事项："});
  const input = make("input", find, {id: "find", type: "search", autocomplete: "off"});
  const found = make("p", find, {});
  found.setAttribute("role", "status");
  // Headings, and what stands below each of them.
  const headings = [...text.querySelectorAll("h2, h3")];
  const below = headings.map(h => {
    const parts = [];
    for (let e = h.nextElementSibling; e && !(/^H[23]$/.test(e.tagName) && e.tagName <= h.tagName); e = e.nextElementSibling) parts.push(e);
    return parts;
  });
  const lines = [...text.querySelectorAll("h2 ~ table tbody tr, h2 ~ ul li")];
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const pages = new Set();
    for (const line of lines) {
      const link = line.querySelector("a"), said = line.textContent.toLowerCase();
      line.hidden = !words.every(word => said.includes(word));
      if (!line.hidden && link) pages.add(link.href);
    }
    headings.forEach((h, i) => {
      const none = words.length > 0 && !below[i].some(part => part.querySelector("tbody tr:not([hidden]), li:not([hidden])"));
      h.hidden = none;
      for (const part of below[i]) if (!/^H[23]$/.test(part.tagName)) part.hidden = none || words.length > 0 && part.tagName !== "P" && !part.querySelector("tbody tr:not([hidden]), li:not([hidden])");
    });
    found.textContent = words.length === 0 ? "" : pages.size === 0 ? "没有名称里有这些字的事项" : "找到 " + pages.size + " 项";
  });
});
