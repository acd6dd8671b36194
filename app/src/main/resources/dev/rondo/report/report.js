document.querySelectorAll("pre").forEach(function (pre) {
  var button = document.createElement("button");
  button.type = "button";
  button.textContent = "copy";
  button.setAttribute("aria-label", "copy this " + pre.dataset.language + " text");
  button.addEventListener("click", function () {
    var code = pre.querySelector("code");
    var done = function () {
      button.textContent = "copied";
      setTimeout(function () { button.textContent = "copy"; }, 1500);
    };
    var byHand = function () {
      getSelection().selectAllChildren(code);
      document.execCommand("copy");
      done();
    };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(code.textContent).then(done, byHand);
    } else {
      byHand();
    }
  });
  pre.appendChild(button);
});
