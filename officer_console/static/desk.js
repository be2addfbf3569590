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

// Calls from kiosks appear by themselves; nothing that is typed on the page is touched.
const calls = document.getElementById("calls");
const title = document.title;
let shown = "";

function showCalls(lines) {
  // What stays the same is left alone: a button must not go from under a finger.
  if (lines === shown) return;
  shown = lines;
  const held = calls.contains(document.activeElement) ? document.activeElement.id : "";
  calls.innerHTML = lines;
  if (held) document.getElementById(held)?.focus();
  const waiting = calls.querySelectorAll(".call-waits").length;
  document.title = waiting ? `(${waiting}) ${title}` : title;
}

async function lookForCalls() {
  try {
    const answer = await fetch("/calls?watching=1", { redirect: "manual" });
    // Signed out meanwhile: said by the door itself, unless a reason being written would be lost.
    if (answer.type === "opaqueredirect" && !reason?.value) return location.reload();
    if (answer.ok) showCalls(await answer.text());
  } catch {
    shown = calls.textContent = calls.dataset.away;
  }
}

if (calls) {
  setInterval(lookForCalls, 2000);
  calls.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const body = new URLSearchParams(new FormData(form));
    try {
      await fetch(form.action, { method: "POST", body, redirect: "manual" });
    } finally {
      lookForCalls();
    }
  });
}
