import IncidentCore
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gives an input of libFuzzer to the reader that `FUZZ_TARGET` names; `.ci/fuzz` builds and runs it.
///
/// A trap, a hang or a growth of memory is found by libFuzzer itself; what else must hold is a
/// precondition here.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  switch getenv("FUZZ_TARGET").map({ String(cString: $0) }) {
  case "json": readJSON(bytes)
  case "delimited": readDelimited(bytes)
  case "query": readQuery(String(decoding: bytes, as: UTF8.self))
  case "date": readDate(String(decoding: bytes, as: UTF8.self))
  default: preconditionFailure("FUZZ_TARGET is json, delimited, query or date")
  }
  return 0
}

private func readJSON(_ bytes: [UInt8]) {
  guard let value = try? JSONReader.read(bytes) else { return }
  let text = value.text
  precondition((try? JSONReader.read(text))?.text.utf8.elementsEqual(text.utf8) == true)
}

private func readDelimited(_ bytes: [UInt8]) {
  let separator = DelimitedReader.sniffSeparator(bytes)
  let fields = records(bytes, separator)
  var written: [UInt8] = []
  for record in fields { DelimitedWriter(separator: separator).append(record, to: &written) }
  precondition(records(written, separator) == fields)
}

private func records(_ bytes: [UInt8], _ separator: UInt8) -> [[String]] {
  var reader = DelimitedReader(bytes, separator: separator)
  var records: [[String]] = []
  while true {
    do throws(DelimitedProblem) {
      guard let record = try reader.next() else { return records }
      records.append(record.fields)
    } catch {
      precondition(error.line >= 1 && error.column >= 1)
    }
  }
}

private func readQuery(_ text: String) {
  let parsed = ParsedQuery(text)
  guard parsed.problems.isEmpty else { return }
  let again = ParsedQuery(parsed.query.text)
  // Its text has brackets where precedence was enough, and may so be nested too deeply.
  guard again.problems.first?.code != "too-deep" else { return }
  precondition(again.problems.isEmpty && again.query == parsed.query)
}

private func readDate(_ text: String) {
  guard let today = Day(iso: "2025-07-15") else { return }
  do throws(DatePhraseProblem) {
    let phrase = try DatePhrase(text, today: today)
    precondition((try? DatePhrase(phrase.key, today: today))?.period == phrase.period)
  } catch {
    precondition(!error.diagnostic.summary.isEmpty)
  }
  if let point = try? PointInTime(phrase: text, today: today) {
    precondition(PointInTime(iso: point.iso) == point)
  }
  if let time = try? TimeOfDay(phrase: text) { precondition(TimeOfDay(text: time.text) == time) }
  if let count = try? CountInterval(typed: text) { precondition(count.isOrdered) }
}
