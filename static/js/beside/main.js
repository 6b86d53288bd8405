// The preview, the claims check and the comments beside the form of a page. The server renders and judges; typing never waits for it.
import { Checker } from "./checker.js";
import { Comments } from "./comments.js";
import { Findings } from "./findings.js";
import { FormText } from "./form_text.js";
import { Pane } from "./pane.js";
import { PageFrame } from "./page_frame.js";

function start(template) {
  const form = document.querySelector("#content-main form[method=post][id$=_form]");
  if (!form) return;
  const pane = new Pane(template);
  const { dataset } = pane.element;
  const text = new FormText(form);
  const acts = { checkAgain: () => checker.soon(0), show: (name) => pane.choose(name), toTheText: () => pane.giveWay() };
  const findings = new Findings(text, dataset, acts);
  const frame = new PageFrame(dataset, (id) => (id.startsWith("comment-") ? comments.open(id) : findings.goTo(id)));
  const comments = new Comments(form, text, frame, dataset, acts);
  const checker = new Checker(form, dataset.url, {
    wanted: () => (pane.shows === "page" ? ["page"] : []),
    answer(answer, isOfPresentText) {
      pane.errors(answer.errors);
      pane.trouble(answer.trouble);
      if (answer.html) frame.show(answer.html, [answer.marks, answer.comments.marks]);
      findings.show(answer, isOfPresentText);
      comments.answer(answer.comments, isOfPresentText);
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
