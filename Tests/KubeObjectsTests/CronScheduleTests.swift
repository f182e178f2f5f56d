import KubeObjects
import Testing

@Suite struct CronScheduleTests {
    private func next(_ schedule: String, after text: String, timeZone: String? = nil) throws -> String? {
        let start = try #require(Instant(timestamp: text))
        return try CronSchedule(schedule, timeZone: timeZone).next(after: start)?.timestamp
    }

    @Test(arguments: [
        ("2012-07-09T14:45:00Z", "0/15 * * * *", "2012-07-09T15:00:00Z"),
        ("2012-07-09T14:59:59Z", "*/15 * * * *", "2012-07-09T15:00:00Z"),
        ("2012-07-09T15:45:00Z", "20-35/15 * * * *", "2012-07-09T16:20:00Z"),
        ("2012-07-09T23:46:00Z", "*/15 * * * *", "2012-07-10T00:00:00Z"),
        ("2012-07-09T23:35:51Z", "0 0 9 Apr-Oct ?", "2012-08-09T00:00:00Z"),
        ("2012-07-09T23:35:00Z", "0 0 */5 Apr,Aug,Oct Mon", "2012-08-01T00:00:00Z"),
        ("2012-07-09T23:35:00Z", "0 0 */5 Oct Mon", "2012-10-01T00:00:00Z"),
        ("2012-07-09T23:35:00Z", "0 0 * Feb Mon", "2013-02-04T00:00:00Z"),
        ("2012-07-09T23:35:00Z", "0 0 * Feb Mon/2", "2013-02-01T00:00:00Z"),
        ("2012-12-31T23:59:45Z", "* * * * *", "2013-01-01T00:00:00Z"),
        ("2012-07-09T23:35:00Z", "0 0 29 Feb ?", "2016-02-29T00:00:00Z"),
        ("2026-03-01T00:00:00Z", "0 2 * * *", "2026-03-01T02:00:00Z"),
        ("2026-03-01T02:00:00Z", "0 2 * * *", "2026-03-02T02:00:00Z"),
        // Either day suffices where both are restricted: the 13th, or any Friday.
        ("2026-03-01T00:00:00Z", "0 0 13 * 5", "2026-03-06T00:00:00Z"),
        ("2026-03-11T00:00:00Z", "0 0 12 * 5", "2026-03-12T00:00:00Z"),
        ("2026-03-01T00:00:30Z", "@hourly", "2026-03-01T01:00:00Z"),
        ("2026-03-02T00:00:00Z", "@weekly", "2026-03-08T00:00:00Z"),
        ("2026-03-02T00:00:00Z", "@monthly", "2026-04-01T00:00:00Z"),
        ("2026-03-02T00:00:00Z", "@yearly", "2027-01-01T00:00:00Z"),
        ("2026-03-02T00:00:00Z", "@midnight", "2026-03-03T00:00:00Z"),
        ("2026-03-02T00:00:00Z", "@every 1h30m", "2026-03-02T01:30:00Z"),
        ("2026-01-31T12:00:00Z", "0 0 31 * *", "2026-03-31T00:00:00Z"),
    ])
    func theNextMomentIsFound(start: String, schedule: String, expected: String) throws {
        #expect(try next(schedule, after: start) == expected)
    }

    @Test(arguments: ["0 0 30 2 *", "0 0 31 2,4 ?", ", * * * *"])
    func schedulesThatNeverFireGiveUp(schedule: String) throws {
        #expect(try next(schedule, after: "2026-03-01T00:00:00Z") == nil)
    }

    @Test(arguments: [
        // Clocks go forward from 02:00 to 03:00: what falls into the gap is passed over.
        ("2012-03-11T00:00:00-05:00", "30 2 11 Mar ?", "2013-03-11T02:30:00-04:00"),
        ("2012-03-11T01:00:00-05:00", "0 * * * ?", "2012-03-11T03:00:00-04:00"),
        ("2012-03-11T01:00:00-05:00", "0 1 * * ?", "2012-03-12T01:00:00-04:00"),
        ("2012-03-11T00:00:00-05:00", "0 2 * * ?", "2012-03-12T02:00:00-04:00"),
        // Clocks go back from 02:00 to 01:00: the hour that repeats fires twice.
        ("2012-11-04T00:00:00-04:00", "30 2 04 Nov ?", "2012-11-04T02:30:00-05:00"),
        ("2012-11-04T01:45:00-04:00", "30 1 04 Nov ?", "2012-11-04T01:30:00-05:00"),
        ("2012-11-04T00:00:00-04:00", "0 * * * ?", "2012-11-04T01:00:00-04:00"),
        ("2012-11-04T01:00:00-04:00", "0 * * * ?", "2012-11-04T01:00:00-05:00"),
        ("2012-11-04T01:00:00-04:00", "0 1 * * ?", "2012-11-04T01:00:00-05:00"),
        ("2012-11-04T01:00:00-05:00", "0 1 * * ?", "2012-11-05T01:00:00-05:00"),
        ("2012-11-04T00:00:00-04:00", "0 2 * * ?", "2012-11-04T02:00:00-05:00"),
        ("2012-11-04T02:00:00-05:00", "0 2 * * ?", "2012-11-05T02:00:00-05:00"),
    ])
    func clocksThatChange(start: String, schedule: String, expected: String) throws {
        let moment = try #require(Instant(timestamp: expected)).timestamp
        #expect(try next(schedule, after: start, timeZone: "America/New_York") == moment)
        #expect(try next("CRON_TZ=America/New_York \(schedule)", after: start) == moment)
    }

    @Test func clocksThatChangeAtMidnight() throws {
        let zone = "America/Sao_Paulo"
        #expect(try next("0 9 10 * ?", after: "2018-10-17T09:00:00Z", timeZone: zone) == "2018-11-10T11:00:00Z")
        #expect(try next("0 9 22 * ?", after: "2018-02-14T10:00:00Z", timeZone: zone) == "2018-02-22T12:00:00Z")
        #expect(try next("0 1 4 11 *", after: "2018-11-01T00:00:00Z", timeZone: zone) == "2018-11-04T03:00:00Z")
    }

    @Test func zonesWithOddOffsets() throws {
        #expect(try next("0 0 * * *", after: "2026-03-01T00:00:00Z", timeZone: "Asia/Tokyo") == "2026-03-01T15:00:00Z")
        #expect(
            try next("30 2 * * *", after: "2026-03-01T00:00:00Z", timeZone: "Asia/Kolkata") == "2026-03-01T21:00:00Z")
        #expect(try next("0 3 * * *", after: "2026-03-01T00:00:00Z", timeZone: "Etc/UTC") == "2026-03-01T03:00:00Z")
    }

    @Test(arguments: [
        ("", "empty spec string"),
        ("* * * *", "expected exactly 5 fields, found 4: [* * * *]"),
        ("60 * * * *", "end of range (60) above maximum (59): 60"),
        ("* * 0 * *", "beginning of range (0) below minimum (1): 0"),
        ("5-3 * * * *", "beginning of range (5) beyond end of range (3): 5-3"),
        ("*/0 * * * *", "step of range should be a positive number: */0"),
        ("1-2-3 * * * *", "too many hyphens: 1-2-3"),
        ("1/2/3 * * * *", "too many slashes: 1/2/3"),
        ("x * * * *", "failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax"),
        ("* * * * 7", "end of range (7) above maximum (6): 7"),
        ("@often", "unrecognized descriptor: @often"),
        ("TZ=Mars/Base * * * * *", "provided bad location Mars/Base: unknown time zone Mars/Base"),
    ])
    func whatIsNoScheduleHasItsReason(schedule: String, message: String) {
        let error = #expect(throws: CronError.self) { try CronSchedule(schedule) }
        #expect(error?.message == message)
    }

    @Test(arguments: ["Mars/Base", "PST", "GMT+3", "Local", "europe", "../etc/passwd", "Europe/Nowhere"])
    func unknownTimeZones(name: String) {
        let error = #expect(throws: CronError.self) { try CronSchedule("* * * * *", timeZone: name) }
        #expect(error?.message == "unknown time zone \(name)")
    }

    @Test func hostileSchedulesNeverTrap() {
        var random = SeededGenerator(seed: 3)
        let characters = Array("0123456789*/-,? @TZ=mon")
        for _ in 0..<2_000 {
            let text = String((0..<random.next() % 24).map { _ in characters[Int(random.next() % 23)] })
            if let schedule = try? CronSchedule(text) { _ = schedule.next(after: Instant(seconds: 1_772_323_200)) }
        }
    }
}
