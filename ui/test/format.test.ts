import { describe, expect, it } from "vitest";
import { bytes, cellText, cellTitle, fixed, halfWidth, integer, middle, plain, time } from "../src/format";
import { aField, aMetric } from "./columns";

it("a seed is written as it is, a count in groups of digits", () => {
  expect(cellText(6198, aField("seed", "number"))).toBe("6198");
  expect(cellText(6198, aField("step", "number"))).toBe("6,198");
});

describe("numbers", () => {
  it("are rounded from their exact binary value", () => {
    expect(fixed(0.7075, 3)).toBe("0.708");
    expect(fixed(0.5345, 3)).toBe("0.534");
  });
  it("never show a value that is not 0 as 0", () => {
    expect(fixed(0.00004, 3)).toBe("4e−5");
    expect(fixed(0, 3)).toBe("0.000");
    expect(fixed(-0.0001, 3)).toBe("−1e−4");
  });
  it("carry a true minus and no negative zero", () => {
    expect(fixed(-1.25, 2)).toBe("−1.25");
    expect(fixed(-0, 2)).toBe("0.00");
  });
  it("do not run on for ever", () => {
    expect(fixed(9.88e42, 1)).toBe("9.88e42");
    expect(integer(150000)).toBe("150,000");
    expect(integer(-1234)).toBe("−1,234");
  });
  it("that are not finite are missing", () => {
    expect(fixed(Number.NaN, 2)).toBe("–");
    expect(plain(Infinity)).toBe("–");
  });
  it("of a configuration are readable", () => {
    expect(plain(5e-5)).toBe("5e−5");
    expect(plain(0.1 + 0.2)).toBe("0.3");
    expect(plain(16)).toBe("16");
  });
});

describe("cells", () => {
  const accuracy = aMetric("sblimp/accuracy", { display: "sBLIMP", chance: 0.5 });
  const percent = aMetric("gsm8k/exact_match,strict", { percent: true, digits: 1 });

  it("show fractions as the catalogue says", () => {
    expect(cellText(0.5341, accuracy)).toBe("0.534");
    expect(cellText(0.5341, percent)).toBe("53.4%");
  });
  it("show what is missing as an en dash, and 0 as 0", () => {
    expect(cellText(null, accuracy)).toBe("–");
    expect(cellText(undefined, accuracy)).toBe("–");
    expect(cellText(0, accuracy)).toBe("0.000");
    expect(cellText("", aField("stage", "text"))).toBe("–");
  });
  it("group the digits of steps and show times in UTC", () => {
    expect(cellText(12000, aField("step", "number"))).toBe("12,000");
    expect(cellText("2026-01-05T13:22:10Z", aField("evaluatedAt", "time"))).toBe("2026-01-05 13:22");
    expect(time("not a time")).toBe("not a time");
  });
  it("have half the interval beside them, if there is one", () => {
    expect(halfWidth({ value: 0.5, low: 0.478, high: 0.522 }, accuracy)).toBe("±0.022");
    expect(halfWidth({ value: 0.5, low: 0.478, high: 0.522 }, percent)).toBe("±2.2");
    expect(halfWidth({ value: 0.5 }, accuracy)).toBe("");
  });
  it("tell interval, count, source and chance on hover", () => {
    const title = cellTitle({ value: 0.51, low: 0.49, high: 0.53, n: 2000, method: "wilson", source: "reported" }, accuracy);
    expect(title).toBe(
      "sBLIMP: 0.510\n95 % interval 0.490 to 0.530 (wilson)\nn = 2,000\nas reported\nchance 0.500: not distinguishable from it",
    );
    expect(cellTitle(undefined, accuracy)).toBe("sBLIMP: not measured");
  });
});

describe("names", () => {
  it("lose their middle, not the experiment or the step", () => {
    expect(middle("ttt_videodit_callhome8_cp001000", 20)).toBe("ttt_video…8_cp001000");
    expect(middle("short", 20)).toBe("short");
  });
});

it("bytes are shown in the largest unit that keeps them at 1 or more", () => {
  expect([bytes(0), bytes(999), bytes(48213), bytes(5e9)]).toEqual(["0 B", "999 B", "48.2 kB", "5.0 GB"]);
});
