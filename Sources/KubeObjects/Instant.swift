/// A moment of time, in whole nanoseconds since 1970-01-01T00:00:00Z.
///
/// The clock that makes instants is the simulation's; nothing here reads a real one.
public struct Instant: Hashable, Comparable, Sendable {
    /// Nanoseconds since the Unix epoch.
    public var nanoseconds: Int64

    /// The instant `nanoseconds` after the Unix epoch.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// The instant `seconds` after the Unix epoch.
    public init(seconds: Int64) {
        nanoseconds = seconds * 1_000_000_000
    }

    /// Whole seconds since the Unix epoch, rounded down.
    public var seconds: Int64 {
        nanoseconds >= 0 ? nanoseconds / 1_000_000_000 : (nanoseconds - 999_999_999) / 1_000_000_000
    }

    /// Whether `a` is before `b`.
    public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }

    /// The instant `duration` later.
    public static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(nanoseconds: instant.nanoseconds + duration.nanoseconds)
    }

    /// The instant `duration` earlier.
    public static func - (instant: Instant, duration: Duration) -> Instant {
        Instant(nanoseconds: instant.nanoseconds - duration.nanoseconds)
    }

    /// The time from `b` to `a`.
    public static func - (a: Instant, b: Instant) -> Duration {
        .nanoseconds(a.nanoseconds - b.nanoseconds)
    }
}

extension Duration {
    /// This duration in whole nanoseconds, rounded towards zero.
    public var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    /// This duration in seconds.
    public var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

extension Instant {
    /// The instant as Kubernetes writes a `Time`: RFC 3339 in UTC with whole seconds, `2026-03-01T00:00:00Z`.
    public var timestamp: String {
        let (date, time) = civil
        return "\(date)T\(time)Z"
    }

    /// The instant as Kubernetes writes a `MicroTime`: `2026-03-01T00:00:00.000000Z`.
    public var microTimestamp: String {
        let (date, time) = civil
        let micros = (nanoseconds - seconds * 1_000_000_000) / 1_000
        return "\(date)T\(time).\(Self.padded(micros, to: 6))Z"
    }

    private var civil: (date: String, time: String) {
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let second = seconds - day * 86_400
        let (year, month, dayOfMonth) = Self.civilDate(daysSinceEpoch: day)
        let date = "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(dayOfMonth, to: 2))"
        let hour = Self.padded(second / 3_600, to: 2)
        let minute = Self.padded(second / 60 % 60, to: 2)
        return (date, "\(hour):\(minute):\(Self.padded(second % 60, to: 2))")
    }

    private static func padded(_ number: Int64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }

    /// The proleptic Gregorian date of a day, counted in eras of 400 years that begin on the first of March.
    static func civilDate(daysSinceEpoch: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The day number of a proleptic Gregorian date, counted from 1970-01-01.
    static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Reads an RFC 3339 time with `Z` or a numeric offset, with or without a fraction; `nil` for anything else.
    public init?(timestamp text: String) {
        let bytes = Array(text.utf8)
        func digits(_ start: Int, _ count: Int) -> Int64? {
            guard start + count <= bytes.count else { return nil }
            var number: Int64 = 0
            for byte in bytes[start..<start + count] {
                guard byte >= 48, byte <= 57 else { return nil }
                number = number * 10 + Int64(byte - 48)
            }
            return number
        }
        func has(_ character: Character, at index: Int) -> Bool {
            index < bytes.count && bytes[index] == character.asciiValue
        }
        guard let year = digits(0, 4), has("-", at: 4), let month = digits(5, 2), has("-", at: 7),
            let day = digits(8, 2), has("T", at: 10) || has("t", at: 10), let hour = digits(11, 2), has(":", at: 13),
            let minute = digits(14, 2), has(":", at: 16), let second = digits(17, 2),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
        else { return nil }
        var index = 19
        var fraction: Int64 = 0
        if has(".", at: index) {
            index += 1
            var scale: Int64 = 100_000_000
            let start = index
            while let digit = digits(index, 1) {
                fraction += digit * scale
                scale /= 10
                index += 1
            }
            guard index > start else { return nil }
        }
        var offset: Int64 = 0
        if has("Z", at: index) || has("z", at: index) {
            index += 1
        } else if has("+", at: index) || has("-", at: index), let hours = digits(index + 1, 2), has(":", at: index + 3),
            let minutes = digits(index + 4, 2)
        {
            offset = (hours * 3_600 + minutes * 60) * (has("-", at: index) ? -1 : 1)
            index += 6
        } else {
            return nil
        }
        guard index == bytes.count else { return nil }
        let days = Self.daysSinceEpoch(year: year, month: month, day: day)
        // Years have four digits, so this stays far inside the range of Int64 seconds; nanoseconds hold until 2262.
        let total = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
        guard abs(total) < 9_000_000_000 else { return nil }
        self.init(nanoseconds: total * 1_000_000_000 + fraction)
    }
}
