"use strict";

const messages = document.getElementById("messages");
const statusLine = document.getElementById("status");
const keyboard = document.getElementById("keyboard");
const toggle = document.getElementById("toggle");
const begin = document.getElementById("begin");
const composer = document.getElementById("composer");
const textBox = document.getElementById("text");
const popup = document.getElementById("popup");
const shown = new Map();
const allowedTags = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "DEL", "CODE", "PRE", "BLOCKQUOTE"]);
let typing = null;
let popupTimer = 0;

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

// Answers carry a small HTML. It is rebuilt element by element, so nothing but known formatting gets in.
function copyFormatted(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(node.textContent);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const target = allowedTags.has(node.tagName) ? document.createElement(node.tagName) : document.createElement("span");
      copyFormatted(node, target);
      to.append(target);
    }
  }
}

function formatted(html) {
  const text = document.createElement("div");
  text.className = "text";
  copyFormatted(new DOMParser().parseFromString(html, "text/html").body, text);
  return text;
}

function nearEnd() {
  return messages.scrollHeight - messages.scrollTop - messages.clientHeight < 160;
}

function toEnd() {
  messages.scrollTop = messages.scrollHeight;
}

function attachment(bubble) {
  const url = `/chat/files/${bubble.id}`;
  if (bubble.picture) {
    const image = document.createElement("img");
    image.src = url;
    image.alt = bubble.file;
    image.addEventListener("load", toEnd, { once: true });
    return image;
  }
  const link = document.createElement("a");
  link.className = "file";
  link.href = url;
  link.download = bubble.file;
  link.textContent = `📎 ${bubble.file}`;
  return link;
}

function buttonRows(bubble) {
  const rows = document.createElement("div");
  rows.className = "buttons";
  for (const choices of bubble.buttons) {
    const row = document.createElement("div");
    row.className = "row";
    for (const choice of choices) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = choice.text;
      button.addEventListener("click", () => press(bubble, choice, button));
      row.append(button);
    }
    rows.append(row);
  }
  return rows;
}

function show(bubble) {
  if (bubble.popUp) {
    showPopUp(bubble.html);
    return;
  }
  const follow = nearEnd() || bubble.fromStudent;
  const message = document.createElement("article");
  message.className = bubble.fromStudent ? "message mine" : "message";
  const body = document.createElement("div");
  body.className = "bubble";
  if (bubble.file) body.append(attachment(bubble));
  if (bubble.html) body.append(formatted(bubble.html));
  const time = document.createElement("time");
  time.textContent = bubble.time;
  body.append(time);
  message.append(body);
  if (bubble.buttons.length > 0) message.append(buttonRows(bubble));

  const key = bubble.clientId ?? bubble.id;
  const before = shown.get(key);
  shown.set(key, message);
  if (before) {
    const hadFocus = before.contains(document.activeElement);
    before.replaceWith(message);
    if (hadFocus) message.querySelector("button")?.focus();
  } else {
    messages.insertBefore(message, typing);
  }
  if (!bubble.fromStudent) waitOver();
  begin.hidden = true;
  if (follow) toEnd();
}

function showPopUp(html) {
  popup.replaceChildren(formatted(html));
  popup.hidden = false;
  clearTimeout(popupTimer);
  popupTimer = setTimeout(() => (popup.hidden = true), 4000);
  waitOver();
}

function wait() {
  if (typing) return;
  typing = document.createElement("div");
  typing.className = "message";
  typing.innerHTML = '<div class="bubble typing" aria-label="对方正在输入"><i></i><i></i><i></i></div>';
  messages.append(typing);
  toEnd();
}

function waitOver() {
  typing?.remove();
  typing = null;
}

async function post(path, body) {
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Gradcheck-Chat": "1" },
        body: JSON.stringify(body),
      });
      if (answer.ok) return;
      if (answer.status === 401) {
        startAfresh();
        throw new Refused("浏览器没有保存本站的 Cookie。请允许 Cookie，并用 https 网址打开本页。");
      }
      if (answer.status < 500) throw new Refused((await answer.json()).title);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    // The same id is sent again: whether or not the first one arrived, it counts once.
    if (attempt === 5) throw new Error("offline");
    statusLine.textContent = "网络不稳定，正在重试…";
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
}

class Refused extends Error {}

// The page gives a new cookie. Once only: a browser that does not keep it would load the page for ever.
function startAfresh() {
  if (sessionStorage.getItem("afresh")) return;
  sessionStorage.setItem("afresh", "1");
  location.reload();
}

async function say(text) {
  const clientId = newId();
  show({ clientId, fromStudent: true, html: escapeHtml(text), buttons: [], time: "" });
  const mine = shown.get(clientId);
  mine.classList.add("waiting");
  wait();
  try {
    await post("/chat/messages", { clientId, text });
  } catch (error) {
    failed(error);
    shown.get(clientId).classList.add("failed");
  }
  mine.classList.remove("waiting");
}

async function press(bubble, choice, button) {
  button.disabled = true;
  wait();
  try {
    await post("/chat/presses", { clientId: newId(), data: choice.data, messageId: String(bubble.id) });
  } catch (error) {
    failed(error);
  }
  setTimeout(() => {
    button.disabled = false;
    waitOver();
  }, 1500);
}

function failed(error) {
  showPopUp(escapeHtml(error instanceof Refused ? error.message : "没有发送成功，请检查网络后再试一次。"));
}

function escapeHtml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function showKeyboard(rows) {
  keyboard.replaceChildren(
    ...rows.flat().map((label) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => say(label));
      return button;
    }),
  );
}

function connect() {
  const events = new EventSource("/chat/events");
  events.addEventListener("hello", (event) => {
    statusLine.textContent = "在线";
    sessionStorage.removeItem("afresh");
    showKeyboard(JSON.parse(event.data).keyboard);
  });
  events.addEventListener("clear", () => {
    for (const message of shown.values()) message.remove();
    shown.clear();
    popup.replaceChildren();
    popup.hidden = true;
  });
  events.addEventListener("bubble", (event) => show(JSON.parse(event.data)));
  events.addEventListener("ready", () => {
    if (shown.size > 0) return;
    begin.hidden = false;
    const code = new URLSearchParams(location.search).get("start");
    if (code && /^[A-Za-z0-9_-]{1,64}$/.test(code)) {
      history.replaceState(null, "", location.pathname);
      begin.hidden = true;
      say(`/start ${code}`);
    }
  });
  events.onerror = () => {
    statusLine.textContent = "连接断开，正在自动重连…";
    // The browser reconnects by itself unless the server refused; then start afresh.
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 3000);
  };
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = textBox.value.trim();
  if (!text) return;
  textBox.value = "";
  say(text);
});

begin.addEventListener("click", () => say("/start"));

toggle.addEventListener("click", () => {
  keyboard.hidden = !keyboard.hidden;
  toggle.setAttribute("aria-expanded", String(!keyboard.hidden));
  toEnd();
});

connect();
