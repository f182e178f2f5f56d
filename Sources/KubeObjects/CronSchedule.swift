/// A schedule in the five fields of cron, as a CronJob has it, in a time zone.
///
/// Fields are minute, hour, day of month, month and day of week. Where both days are restricted, either suffices.
/// When clocks are set forward, times in the gap are passed over; when they are set back, hours that repeat fire in
/// both; schedules that name no such hour fire as always.
public struct CronSchedule: Hashable, Sendable {
    private enum Rule: Hashable, Sendable {
        case fields(minute: CronField, hour: CronField, dayOfMonth: CronField, month: CronField, dayOfWeek: CronField)
        case every(seconds: Int64)
    }

    private let rule: Rule
    private let zone: TimeZoneRules
    private let zoneName: String

    /// Reads a schedule: five fields, or `@hourly` and its like, or `@every 90m`. A `TZ=` or `CRON_TZ=` in front names
    /// a time zone where `timeZone` does not; UTC is taken where neither does.
    public init(_ text: String, timeZone: String? = nil) throws(CronError) {
        if text.isEmpty { throw CronError("empty spec string") }
        var (zoneName, text) = ("", text)
        if text.hasPrefix("TZ=") || text.hasPrefix("CRON_TZ=") {
            guard let space = text.firstIndex(of: " "), let equals = text.firstIndex(of: "=") else {
                throw CronError("expected a schedule after the time zone: \(text)")
            }
            zoneName = String(text[text.index(after: equals)..<space])
            guard TimeZoneRules(name: zoneName) != nil else {
                throw CronError("provided bad location \(zoneName): unknown time zone \(zoneName)")
            }
            text = String(text[space...].drop { $0 == " " })
        }
        self.zoneName = timeZone ?? zoneName
        guard let zone = TimeZoneRules(name: self.zoneName) else {
            throw CronError("unknown time zone \(self.zoneName)")
        }
        self.zone = zone
        rule = text.hasPrefix("@") ? try Self.descriptor(text) : try Self.fields(text)
    }

    /// Whether both say the same in the same time zone.
    public static func == (a: CronSchedule, b: CronSchedule) -> Bool {
        a.rule == b.rule && a.zoneName == b.zoneName
    }

    /// Hashes the fields and the zone's name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rule)
        hasher.combine(zoneName)
    }

    private static func fields(_ text: String) throws(CronError) -> Rule {
        let fields = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard fields.count == 5 else {
            throw CronError(
                "expected exactly 5 fields, found \(fields.count): [\(fields.joined(separator: " "))]")
        }
        return .fields(
            minute: try CronField(fields[0], .minute), hour: try CronField(fields[1], .hour),
            dayOfMonth: try CronField(fields[2], .dayOfMonth), month: try CronField(fields[3], .month),
            dayOfWeek: try CronField(fields[4], .dayOfWeek))
    }

    private static func descriptor(_ text: String) throws(CronError) -> Rule {
        var hour = CronField.first(of: .hour)
        var day = CronField.all(of: .dayOfMonth)
        var month = CronField.all(of: .month)
        var weekday = CronField.all(of: .dayOfWeek)
        switch text {
        case "@yearly", "@annually":
            day = .first(of: .dayOfMonth)
            month = .first(of: .month)
        case "@monthly": day = .first(of: .dayOfMonth)
        case "@weekly": weekday = .first(of: .dayOfWeek)
        case "@daily", "@midnight": break
        case "@hourly": hour = .all(of: .hour)
        default:
            guard text.hasPrefix("@every ") else { throw CronError("unrecognized descriptor: \(text)") }
            let interval = String(text.dropFirst("@every ".count))
            guard let duration = GoDuration.parse(interval) else {
                throw CronError("failed to parse duration \(text): time: invalid duration \"\(interval)\"")
            }
            return .every(seconds: max(1, duration.nanoseconds / 1_000_000_000))
        }
        return .fields(minute: .first(of: .minute), hour: hour, dayOfMonth: day, month: month, dayOfWeek: weekday)
    }

    /// The first moment after `instant` that the schedule names; `nil` where there is none within five years.
    public func next(after instant: Instant) -> Instant? {
        switch rule {
        case .every(let interval):
            let (sum, overflow) = instant.seconds.addingReportingOverflow(interval)
            return overflow ? nil : Self.instant(sum)
        case .fields(let minute, let hour, let dayOfMonth, let month, let dayOfWeek):
            var search = CronSearch(
                minute: minute, hour: hour, dayOfMonth: dayOfMonth, month: month, dayOfWeek: dayOfWeek, zone: zone,
                after: instant.seconds)
            return search.next().flatMap(Self.instant)
        }
    }

    private static func instant(_ seconds: Int64) -> Instant? {
        seconds.magnitude < 9_000_000_000 ? Instant(seconds: seconds) : nil
    }
}
