// Acts answer to F-keys only: a hand scanner types letters, digits and Enter, never these.
"use strict";
const scan = document.getElementById("scan");

document.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (button) {
    event.preventDefault();
    button.click();
    return;
  }
  // What a scanner types belongs to the scan field, wherever the cursor was left.
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (!typing && event.key.length === 1 && scan) scan.focus();
});

// Enter in the reason field must decide nothing.
const reason = document.getElementById("reason");
if (reason) reason.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.preventDefault();
});
