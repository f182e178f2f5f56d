import KubeObjects
import Testing

@Suite struct DurationTests {
    @Test(arguments: [
        ("0", Duration.zero, "0s"), ("1h2m3.5s", .milliseconds(3_723_500), "1h2m3.5s"),
        ("90m", .seconds(5_400), "1h30m0s"),
        ("1.5h", .seconds(5_400), "1h30m0s"), ("100ms", .milliseconds(100), "100ms"), ("-2m", .seconds(-120), "-2m0s"),
        ("1us", .microseconds(1), "1µs"), ("1µs", .microseconds(1), "1µs"), ("15ns", .nanoseconds(15), "15ns"),
        (".5s", .milliseconds(500), "500ms"), ("+5s", .seconds(5), "5s"), ("1m30s", .seconds(90), "1m30s"),
        ("1.000000001s", .nanoseconds(1_000_000_001), "1.000000001s"), ("0.1s", .milliseconds(100), "100ms"),
        ("2540400h10m10.000000000s", .seconds(9_145_440_610), "2540400h10m10s"),
    ])
    func goDurations(text: String, duration: Duration, printed: String) {
        #expect(GoDuration.parse(text) == duration)
        #expect(GoDuration.text(duration) == printed)
    }

    @Test(arguments: [
        "", "1", "s", "1x", "-", ".s", "1h-2m", "1 s", "9223372036854775808ns", "99999999999999999999h", "1d",
    ])
    func whatIsNoGoDuration(text: String) {
        #expect(GoDuration.parse(text) == nil)
    }

    @Test(arguments: [
        (Duration.seconds(90), "PT1M30S"), (.zero, "PT0S"), (.milliseconds(500), "PT0.5S"), (.seconds(93_600), "PT26H"),
        (.seconds(3_661), "PT1H1M1S"), (.seconds(-5), "-PT5S"),
    ])
    func isoDurations(duration: Duration, text: String) {
        #expect(duration.iso8601 == text)
        #expect(Duration(iso8601: text) == duration)
    }

    @Test(arguments: [
        "", "P", "PT", "1M", "P1Y", "P1M", "PT1D", "PT1S1M", "PT1", "P1DT", "PT1M2M", "PTS", "PT99999999999999H",
    ])
    func whatIsNoISODuration(text: String) {
        #expect(Duration(iso8601: text) == nil)
    }

    @Test func daysAndWeeksAreRead() {
        #expect(Duration(iso8601: "P1DT2H") == .seconds(93_600))
        #expect(Duration(iso8601: "P2W") == .seconds(1_209_600))
    }
}
