// Guesses what an address with a slip in its domain was meant to be: emailSlip("anna@gmial.com") is
// "anna@gmail.com"; "" where there is nothing to guess.
const emailSlip = (() => {
  const USUAL = [
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "outlook.com", "live.com", "live.co.uk", "msn.com",
    "yahoo.com", "yahoo.co.uk", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com", "mail.com", "email.com",
    "btinternet.com", "sky.com", "virginmedia.com", "talktalk.net", "proton.me", "protonmail.com", "gmx.com", "gmx.net",
    "gmx.de", "web.de", "t-online.de", "outlook.de", "hotmail.de", "bigpond.com", "fastmail.com",
  ];

  // How many letters have to be added, left out, replaced or swapped with their neighbour.
  const distance = (from, to) => {
    const rows = [[...Array(to.length + 1).keys()]];
    for (let i = 1; i <= from.length; i++) {
      rows.push([i]);
      for (let j = 1; j <= to.length; j++) {
        const replaced = rows[i - 1][j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
        const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
        const swapped = isSwapped ? rows[i - 2][j - 2] + 1 : Infinity;
        rows[i].push(Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, replaced, swapped));
      }
    }
    return rows[from.length][to.length];
  };

  return (address) => {
    const at = address.lastIndexOf("@");
    const domain = address.slice(at + 1).trim().toLowerCase();
    // Short domains are easily somebody else's.
    if (at < 1 || domain.length < 7 || USUAL.includes(domain)) return "";
    const meant = USUAL.find((usual) => usual.length > 7 && distance(domain, usual) === 1);
    return meant ? address.slice(0, at + 1).trim() + meant : "";
  };
})();
