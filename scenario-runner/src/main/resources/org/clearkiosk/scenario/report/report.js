const all = [...document.querySelectorAll("details")];
const search = document.querySelector("#search");
const onlyFailed = document.querySelector("#only-failed");
const codes = [...document.querySelectorAll(".codes button")];
const openAll = document.querySelector("#all");

function choose() {
  const words = search.value.toLowerCase();
  for (const each of all) {
    each.hidden = !each.textContent.toLowerCase().includes(words)
      || onlyFailed.checked && !each.matches(".failed, .again");
  }
  for (const section of document.querySelectorAll("section")) {
    section.hidden = !section.querySelector("details:not([hidden])");
  }
  for (const code of codes) {
    code.setAttribute("aria-pressed", code.dataset.code.toLowerCase() === words);
  }
}

search.addEventListener("input", choose);
onlyFailed.addEventListener("change", choose);
for (const code of codes) {
  code.addEventListener("click", () => {
    search.value = search.value === code.dataset.code ? "" : code.dataset.code;
    choose();
  });
}
openAll.addEventListener("click", () => {
  const open = openAll.textContent === "Open all";
  all.forEach(each => { each.open = open; });
  openAll.textContent = open ? "Close all" : "Open all";
});

const large = document.querySelector("#large");
let shots = [];
let shown = 0;

function show(index) {
  shown = (index + shots.length) % shots.length;
  large.querySelector("img").src = shots[shown].href;
  large.querySelector("figcaption").textContent =
    shots[shown].closest("li").querySelector(".told").firstChild.textContent + "  (" + (shown + 1) + "/" + shots.length + ")";
}

document.addEventListener("click", event => {
  const shot = event.target.closest(".shot");
  if (shot) {
    event.preventDefault();
    shots = [...shot.closest("ol").querySelectorAll(".shot")];
    show(shots.indexOf(shot));
    large.showModal();
  } else if (event.target.closest("dialog")) {
    large.close();
  }
});
large.addEventListener("keydown", event => {
  if (event.key === "ArrowRight") show(shown + 1);
  if (event.key === "ArrowLeft") show(shown - 1);
});
choose();
