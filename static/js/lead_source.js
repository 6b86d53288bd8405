// Tells the form where the reader came from, and carries it from page to page. Nothing is stored in the browser:
// a visit that has something to tell (a campaign, or another site that linked here) takes it along in the address
// of the next page, added to a link only while it is followed. clinics/lead_source.py reads it.
(() => {
  const UTM = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];
  const campaignOf = (query) => {
    const found = new URLSearchParams();
    for (const name of UTM) if (query.get(name)) found.set(name, query.get(name).slice(0, 100));
    return found;
  };
  const query = new URLSearchParams(location.search);
  const campaign = campaignOf(query);
  const linking = document.referrer ? new URL(document.referrer) : null;
  const isFromOutside = linking !== null && linking.origin !== location.origin;
  const isCarried = query.has("via") && !isFromOutside;

  const [landing, host, first] = isCarried
    ? [...query.get("via").split(" "), "", ""]
    : [isFromOutside || !linking ? location.pathname : "", isFromOutside ? linking.hostname : "", ""];
  const isWorthTelling = isCarried || isFromOutside || campaign.toString() !== "";
  const begun = first || campaign.toString();
  const via = (next) => [landing.slice(0, 300), host, begun === next ? "" : begun].join(" ").trimEnd();

  const form = document.querySelector(".lead-form");
  if (form) {
    form.elements.page.value = location.pathname + location.search;
    form.elements.referrer.value ||= document.referrer;
    form.elements.via.value = via(campaign.toString());
  }
  if (!isWorthTelling) return;

  // Fills what a search form sends, or a link holds, unless it names a campaign of its own.
  const carry = (values) => {
    const own = campaignOf(values).toString();
    if (!own) for (const [name, value] of campaign) values.set(name, value);
    values.set("via", via(own || campaign.toString()));
  };
  const follow = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.origin !== location.origin || link.hasAttribute("download")) return;
    const target = new URL(link.href);
    if (target.hash && target.pathname === location.pathname) return;
    carry(target.searchParams);
    const plain = link.getAttribute("href");
    link.href = target;
    setTimeout(() => link.setAttribute("href", plain));
  };
  document.addEventListener("click", follow);
  document.addEventListener("auxclick", follow);
  document.addEventListener("formdata", ({ target, formData }) => { if (target.method === "get") carry(formData); });
})();
