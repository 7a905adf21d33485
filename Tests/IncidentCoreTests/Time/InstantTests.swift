import IncidentCore
import Testing

@Suite("Instant")
struct InstantTests {
  @Test(
    "An instant is read with its zone and written in UTC with milliseconds",
    arguments: [
      ("2025-07-01T12:00Z", "2025-07-01T12:00:00.000Z"),
      ("2025-07-01T12:00:30Z", "2025-07-01T12:00:30.000Z"),
      ("2025-07-01T12:00:30.5Z", "2025-07-01T12:00:30.500Z"),
      ("2025-07-01T12:00:30,123456Z", "2025-07-01T12:00:30.123Z"),
      ("2025-07-01T00:30+01:00", "2025-06-30T23:30:00.000Z"),
      ("2025-06-30T20:30-0330", "2025-07-01T00:00:00.000Z"),
      ("2025-07-01T12:00+02", "2025-07-01T10:00:00.000Z"),
      ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
      ("0001-01-01T00:00Z", "0001-01-01T00:00:00.000Z"),
    ])
  func read(text: String, iso: String) throws {
    let instant = try #require(Instant(iso: text))
    #expect(instant.iso == iso)
    #expect(Instant(iso: iso) == instant)
  }

  @Test(
    "Anything else is no instant",
    arguments: [
      "2025-07-01T12:00", "2025-07-01", "2025-07-01 12:00Z", "2025-07-01T24:00Z",
      "2025-07-01T12:60Z", "2025-07-01T12:00:60Z", "2025-07-01T12Z", "2025-02-29T12:00Z",
      "2025-07-01T12:00:00.Z", "2025-07-01T12:00z", "0001-01-01T00:00+01:00", "",
    ])
  func refused(text: String) {
    #expect(Instant(iso: text) == nil)
  }

  @Test("A day is its first millisecond to its last")
  func dayBounds() {
    let day = Samples.day("2025-07-01")
    #expect(Instant(startOf: day).iso == "2025-07-01T00:00:00.000Z")
    #expect(Instant(endOf: day).iso == "2025-07-01T23:59:59.999Z")
    #expect(Instant(endOf: day).day == day)
    #expect(Instant(endOf: Samples.day("1969-12-31")).day.iso == "1969-12-31")
    #expect(Instant(endOf: .latest).iso == "9999-12-31T23:59:59.999Z")
  }

  @Test("People read it to the minute")
  func text() {
    #expect(Samples.instant("2025-07-01T14:15:59.999Z").text == "1 Jul 2025, 14:15 UTC")
  }

  @Test(
    "An instant is so many hours or minutes ago",
    arguments: [
      ("an hour ago", "2025-07-01T11:00:00.000Z"), ("2 hours ago", "2025-07-01T10:00:00.000Z"),
      ("10 minutes ago", "2025-07-01T11:50:00.000Z"),
      ("A Minute Ago", "2025-07-01T11:59:00.000Z"), ("13 hours ago", "2025-06-30T23:00:00.000Z"),
      ("3 days ago", nil), ("hours ago", nil), ("-1 hours ago", nil), ("1.5 hours ago", nil),
      ("99999999999999999999 hours ago", nil), ("9999999999999999 minutes ago", nil), ("", nil),
    ])
  func ago(text: String, iso: String?) throws {
    let now = try #require(Instant(iso: "2025-07-01T12:00Z"))
    #expect(Instant(ago: text, from: now)?.iso == iso)
  }
}
