import { measureBytes } from "../../harness/audit/bytes";
import { describeFinding, holds } from "../../harness/audit/finding";

test("what is sent before the first paint, to the worker, and for offline use keeps to its budgets", async () => {
  const findings = await measureBytes();
  expect(findings).toHaveLength(3);
  expect(findings.filter((finding) => !holds(finding)).map(describeFinding)).toEqual([]);
});
