// The preview and the claims check beside the form of a page. The server renders and judges; typing never waits for it.
import { Checker } from "./checker.js";
import { Findings } from "./findings.js";
import { Pane } from "./pane.js";
import { PageFrame } from "./page_frame.js";

function start(template) {
  const form = document.querySelector("#content-main form[method=post][id$=_form]");
  if (!form) return;
  const pane = new Pane(template);
  const { dataset } = pane.element;
  const findings = new Findings(form, dataset, {
    checkAgain: () => checker.soon(0),
    toTheText: () => pane.giveWay(),
  });
  const frame = new PageFrame(dataset, (id) => findings.goTo(id));
  const checker = new Checker(form, dataset.url, {
    wanted: () => (pane.shows === "page" ? ["page"] : []),
    answer(answer, isOfPresentText) {
      pane.errors(answer.errors);
      pane.trouble(answer.trouble);
      if (answer.html) frame.show(answer.html, answer.marks);
      findings.show(answer, isOfPresentText);
    },
    noAnswer: (isRefused, seenAt) => pane.noAnswer(isRefused, seenAt),
  });
  pane.whenShown = (name) => {
    if (name === "page") frame.fit();
    if (name === "page" && checker.isBehind("page")) checker.soon(0);
  };
  pane.restore();
  checker.listen();
}

const template = document.getElementById("beside-template");
if (template) start(template);
