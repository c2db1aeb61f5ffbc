// Asks a model, has the answer explained, says what would have been right, and streams a list.
// Needs Node 18 or newer and no package. ATTUNE_URL, ATTUNE_TENANT, ATTUNE_MODEL, ATTUNE_KEY (scopes
// predict and feedback) come from the environment.
import http from "node:http";
import https from "node:https";
import { setTimeout as wait } from "node:timers/promises";

const { ATTUNE_URL = "http://localhost:8082", ATTUNE_TENANT, ATTUNE_MODEL, ATTUNE_KEY, ATTUNE_LABEL } = process.env;
const tenant = `${ATTUNE_URL}/v1/tenants/${ATTUNE_TENANT}`;
const predict = `${tenant}/models/${ATTUNE_MODEL}/predict`;
const headers = { Authorization: `Bearer ${ATTUNE_KEY}` };

/** Posts JSON; waits when the gateway is busy or a limit is reached, and says what is wrong otherwise. */
async function ask(url, body, attempts = 5) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    const seconds = Number(response.headers.get("Retry-After") ?? 1);
    if (![429, 503].includes(response.status) || attempt === attempts || seconds > 60) {
      throw new Error(`${response.status}: ${answer.detail} (request ${answer.requestId})`);
    }
    await wait(1000 * seconds);
  }
}

/** Sends texts of any number and yields the answers as they come; waits where the gateway does. */
async function* stream(texts) {
  const request = (predict.startsWith("https:") ? https : http).request(predict, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/x-ndjson" },
  });
  const answered = new Promise((resolve, reject) => request.on("response", resolve).on("error", reject));
  (async () => {
    for await (const text of texts) {
      if (!request.write(JSON.stringify({ text }) + "\n")) {
        await new Promise((resolve) => request.once("drain", resolve));
      }
    }
    request.end();
  })();
  const response = await answered;
  if (response.statusCode !== 200) throw new Error(`The stream was refused: ${response.statusCode}`);
  let rest = "";
  for await (const chunk of response.setEncoding("utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    yield* lines.map((line) => JSON.parse(line));
  }
}

const answer = await ask(predict, { inputs: [{ text: "I can't stop smiling today.", subject: "visitor-17" }] });
const [prediction] = answer.predictions;
console.log(answer.model, prediction.version, prediction.label, prediction.confidence.toFixed(3));

const explained = await ask(predict, { inputs: [{ text: "So happy" }], explain: true });
for (const target of explained.predictions[0].explanation.targets) {
  for (const token of target.tokens) console.log(token.text, token.value.toFixed(3), target.label);
}

const receipt = await ask(`${tenant}/predictions/${prediction.id}/feedback`, { label: ATTUNE_LABEL });
console.log("feedback on version", receipt.version, "stored");

let lines = 0;
for await (const line of stream(Array.from({ length: 300 }, (_, i) => `text number ${i}`))) {
  lines = line.line;
  if (line.error) console.log("line", line.line, line.error.detail);
  // A limit is reached for longer than a stream waits: those that follow get the same.
  if (line.error?.status === 429) break;
}
console.log("streamed", lines, "lines");
