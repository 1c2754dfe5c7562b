/**
 * A walk through the API as a client that was generated from the document: what does not fit the
 * document does not compile, and what does not fit the server fails. Four devices are in the
 * inventory (`.ci/client`); the server's grace is three seconds.
 */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Device = components["schemas"]["Device"];
type BatchStatus = components["schemas"]["BatchStatus"];
type BatchSummary = components["schemas"]["BatchSummary"];

const DELETIONS = "/api/v1/data-management/device/deletions";
const BATCH = `${DELETIONS}/{batchId}` as const;
const RECORDS = "/api/v1/data-management/device/deletion-records";
const TOTALS = "/api/v1/data-management/device/deletion-totals";
const DEAD = "/api/v1/data-management/device/dead-deletions";

const [base, token] = process.argv.slice(2);
assert(base !== undefined && token !== undefined, "usage: walk BASE TOKEN");
const api = createClient<paths>({ baseUrl: base, headers: { Authorization: `Bearer ${token}` } });

const uid = (number: number) => `3f1b6e0c-52b7-4f0e-9a53-0d6c2f7e8a0${number}`;
const device = (number: number): Device => ({ uid: uid(number), name: `LAPTOP-000${number}` });

/** The answer, or the error that came instead. */
function good<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  assert(answer.data !== undefined, `${answer.response.status} ${JSON.stringify(answer.error)}`);
  return answer.data;
}

async function schedule(devices: Device[], key: string) {
  const header = {
    "Idempotency-Key": key,
    "x-deletion-reason": "Retired (a walk)",
    "x-external-reference": "TICKET-17",
  };
  const answer = await api.POST(DELETIONS, { params: { header }, body: { devices } });
  const location = answer.response.headers.get("Location");
  assert(location !== null);
  return { accepted: good(answer), batchId: location.slice(location.lastIndexOf("/") + 1) };
}

async function status(batchId: string): Promise<BatchStatus> {
  return good(await api.GET(BATCH, { params: { path: { batchId } } }));
}

async function finished(batchId: string): Promise<BatchStatus> {
  for (;;) {
    const batch = await status(batchId);
    if (batch.state === "FINISHED") return batch;
    await pause(200);
  }
}

/** Reads a stream of events to its end: the names, and the last batch that was told. */
async function watched(batchId: string) {
  const answer = await api.GET(`${BATCH}/events`, { params: { path: { batchId } }, parseAs: "text" });
  const events = good(answer).split("\n\n").filter((event) => event.startsWith("event:"));
  const names = events.map((event) => event.split("\n")[0]?.slice("event:".length));
  const last = events.at(-2)?.split("\n")[1]?.slice("data:".length);
  assert(last !== undefined);
  return { names, last: JSON.parse(last) as BatchSummary };
}

const malformed: Device = { uid: "3f1b6e0c-52b7", name: "LAPTOP-0009" };
const devices = [device(1), device(2), { ...device(3), name: "LAPTOP-0033" }, malformed];

const preview = good(await api.POST("/api/v1/data-management/device/deletion-previews", { body: { devices } }));
assert.deepEqual(
  preview.devices.map((line) => line.prediction),
  ["WOULD_REMOVE", "NOT_FOUND", "NAME_MISMATCH", "INVALID"],
);

const { accepted, batchId } = await schedule(devices, "walk/1");
assert.equal(accepted.scheduledCount, 3);
assert.deepEqual(accepted.devices.map((line) => line.status), ["SCHEDULED", "SCHEDULED", "SCHEDULED", "INVALID"]);
assert.equal((await schedule(devices, "walk/1")).batchId, batchId);
assert.equal((await status(batchId)).state, "WAITING");

const batch = await finished(batchId);
assert.deepEqual(
  batch.devices.map((line) => line.outcome ?? line.status),
  ["REMOVED", "NOT_FOUND", "NAME_MISMATCH", "INVALID"],
);
assert.equal(batch.reason, "Retired (a walk)");
assert.equal(batch.externalReference, "TICKET-17");
assert.equal(batch.counts.REMOVED, 1);
assert.equal(batch.devices[3]?.attempts, undefined);

const second = await schedule([device(4)], "walk/2");
const path = { batchId: second.batchId };
const watching = watched(second.batchId);
const cancellation = good(await api.POST(`${BATCH}/cancellation`, { params: { path } }));
assert.equal(cancellation.cancelledCount, 1);
assert.equal(cancellation.devices[0]?.cancelled, true);
const { names, last } = await watching;
assert.equal(names.at(-1), "end");
assert.deepEqual([last.state, last.counts.CANCELLED], ["FINISHED", 1]);
assert.equal((await status(second.batchId)).interventions[0]?.action, "CANCEL");

const list = good(await api.GET(DELETIONS, { params: { query: { limit: 1, state: "FINISHED" } } }));
assert.equal(list.batches[0]?.batchId, second.batchId);
assert(list.nextCursor !== undefined);
const rest = good(await api.GET(DELETIONS, { params: { query: { limit: 1, state: "FINISHED", cursor: list.nextCursor } } }));
assert.equal(rest.batches[0]?.batchId, batchId);

const { records } = good(await api.GET(RECORDS, { params: { query: { uid: uid(1) } } }));
assert.equal(records.length, 1);
assert.equal(records[0]?.outcome, "REMOVED");
assert.equal(records[0]?.batchId, batchId);
assert.equal(records[0]?.reason, "Retired (a walk)");
assert.deepEqual(records[0]?.attributes, { model: "X1" });
const cancelled = good(await api.GET(RECORDS, { params: { query: { name: "LAPTOP-0004" } } }));
assert.equal(cancelled.records[0]?.outcome, "CANCELLED");

const totals = good(await api.GET(TOTALS, {}));
assert.deepEqual([totals.pendingDevices, totals.deadDevices, totals.minutes.length], [0, 0, 60]);
const sum = (fate: "REMOVED" | "NOT_FOUND" | "NAME_MISMATCH" | "CANCELLED") =>
  totals.minutes.reduce((all, minute) => all + minute[fate], 0);
assert.deepEqual([sum("REMOVED"), sum("NOT_FOUND"), sum("NAME_MISMATCH"), sum("CANCELLED")], [1, 1, 1, 1]);

assert.deepEqual(good(await api.GET(DEAD, {})).devices, []);
const requeue = await api.POST(`${DEAD}/requeue`, { body: { devices: [{ batchId, line: 0 }] } });
assert.equal(good(requeue).requeuedCount, 0);

const unknown = await api.GET(BATCH, { params: { path: { batchId: uid(0) } } });
assert.equal(unknown.response.status, 404);
assert.equal(unknown.error?.code, "INVALID_REQUEST");
console.log("the walk is done");
