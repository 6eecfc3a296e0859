// What chrono-node finds in the texts that `evaluate texts` printed, one JSON object a line.
//
// It is told the day of publication, as dateline is, and may look back and ahead (its default). Its values are written
// as TIMEX3 does, as finely as it says that it knows them; a stretch named by a week or a quarter as such, which its
// own answer, a day, would make wrong in every case.

import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const PARTS = { morning: "TMO", afternoon: "TAF", evening: "TEV", night: "TNI" };

const pad = (number, width) => String(number).padStart(width, "0");

/** The week of ISO 8601 that a day lies in. */
function weekOf(year, month, day) {
  const thursday = new Date(Date.UTC(year, month - 1, day));
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / (7 * 86_400_000)) + 1;
  return `${pad(thursday.getUTCFullYear(), 4)}-W${pad(week, 2)}`;
}

/** A found date as TIMEX3. */
function timex(found) {
  const start = found.start;
  const [year, month, day] = ["year", "month", "day"].map((part) => start.get(part));
  const words = found.text.toLowerCase();
  if (/\bweeks?\b/.test(words)) return weekOf(year, month, day);
  if (/\bquarters?\b/.test(words)) return `${pad(year, 4)}-Q${Math.ceil(month / 3)}`;
  if (/\bmonths?\b/.test(words)) return `${pad(year, 4)}-${pad(month, 2)}`;
  if (/\byears?\b/.test(words)) return pad(year, 4);
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const part = words.match(/morning|afternoon|evening|night/);
  if (part) return date + PARTS[part[0]];
  if (start.isCertain("hour")) return `${date}T${pad(start.get("hour"), 2)}:${pad(start.get("minute"), 2)}`;
  if (start.isCertain("day") || start.isCertain("weekday")) return date;
  if (start.isCertain("month")) return date.slice(0, 7);
  return start.isCertain("year") ? date.slice(0, 4) : date;
}

for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
  if (!line) continue;
  const { id, published, text } = JSON.parse(line);
  const instant = new Date(`${published ?? "2000-01-01"}T12:00:00Z`);
  // Its indices count UTF-16 units, ours bytes.
  const bytes = (index) => Buffer.byteLength(text.slice(0, index));
  for (const found of chrono.parse(text, { instant, timezone: 0 })) {
    const end = found.index + found.text.length;
    console.log(JSON.stringify({ id, start: bytes(found.index), end: bytes(end), value: timex(found) }));
  }
}
