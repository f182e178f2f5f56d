/// A schedule that is none, in the words of the library that Kubernetes reads schedules with.
public struct CronError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let message: String

    init(_ message: String) { self.message = message }

    /// The same as ``message``.
    public var description: String { message }
}

/// The values of one field of a schedule, as a set of bits.
struct CronField: Hashable, Sendable {
    /// The range of a field and the names it knows.
    struct Bounds: Sendable {
        let least: Int
        let greatest: Int
        var names: [String: Int] = [:]

        static let minute = Bounds(least: 0, greatest: 59)
        static let hour = Bounds(least: 0, greatest: 23)
        static let dayOfMonth = Bounds(least: 1, greatest: 31)
        static let month = Bounds(
            least: 1, greatest: 12,
            names: names(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], from: 1))
        static let dayOfWeek = Bounds(
            least: 0, greatest: 6, names: names(["sun", "mon", "tue", "wed", "thu", "fri", "sat"], from: 0))

        private static func names(_ names: [String], from first: Int) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0 + first) })
        }
    }

    private(set) var bits: UInt64 = 0
    /// Whether the field is `*` or `?`, which days of the month and of the week are combined by.
    private(set) var isStar = false

    func contains(_ value: Int64) -> Bool {
        bits >> UInt64(value) & 1 == 1
    }

    /// Only the least value of the range.
    static func first(of bounds: Bounds) -> CronField {
        CronField(bits: 1 << UInt64(bounds.least))
    }

    /// Every value of the range.
    static func all(of bounds: Bounds) -> CronField {
        CronField(bits: mask(bounds.least, bounds.greatest, step: 1), isStar: true)
    }

    private init(bits: UInt64, isStar: Bool = false) {
        self.bits = bits
        self.isStar = isStar
    }

    /// Reads a list of ranges with steps.
    init(_ text: String, _ bounds: Bounds) throws(CronError) {
        for part in text.split(separator: ",") {
            try add(String(part), bounds)
        }
    }

    private static func mask(_ first: Int, _ last: Int, step: Int) -> UInt64 {
        var bits: UInt64 = 0
        for value in stride(from: first, through: last, by: step) { bits |= 1 << UInt64(value) }
        return bits
    }

    private mutating func add(_ text: String, _ bounds: Bounds) throws(CronError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        var first = bounds.least
        var last = bounds.greatest
        var isStar = false
        if ends[0] == "*" || ends[0] == "?" {
            isStar = true
        } else {
            first = try Self.number(ends[0], bounds)
            guard ends.count <= 2 else { throw CronError("too many hyphens: \(text)") }
            last = ends.count == 2 ? try Self.number(ends[1], bounds) : first
        }
        var step = 1
        if parts.count > 1 {
            guard parts.count == 2 else { throw CronError("too many slashes: \(text)") }
            step = try Self.number(parts[1])
            // `5/15` means `5-59/15`.
            if ends.count == 1 { last = bounds.greatest }
            if step > 1 { isStar = false }
        }
        if first < bounds.least {
            throw CronError("beginning of range (\(first)) below minimum (\(bounds.least)): \(text)")
        }
        if last > bounds.greatest {
            throw CronError("end of range (\(last)) above maximum (\(bounds.greatest)): \(text)")
        }
        if first > last { throw CronError("beginning of range (\(first)) beyond end of range (\(last)): \(text)") }
        if step == 0 { throw CronError("step of range should be a positive number: \(text)") }
        bits |= Self.mask(first, last, step: step)
        self.isStar = self.isStar || isStar
    }

    private static func number(_ text: String, _ bounds: Bounds) throws(CronError) -> Int {
        if let named = bounds.names[text.lowercased()] { return named }
        return try number(text)
    }

    private static func number(_ text: String) throws(CronError) -> Int {
        guard let number = Int(text) else {
            let isNumber =
                !text.isEmpty && text.drop { $0 == "-" || $0 == "+" }.utf8.allSatisfy { (48...57).contains($0) }
            let reason = isNumber ? "value out of range" : "invalid syntax"
            throw CronError(
                "failed to parse int from \(text): strconv.Atoi: parsing \(JSONWriter.text(.string(text))): \(reason)")
        }
        guard number >= 0 else { throw CronError("negative number (\(number)) not allowed: \(text)") }
        return number
    }
}
