/// Go's layouts of times, in which `2006-01-02 15:04:05` stands for the parts of a time.
enum GoTimeLayout {
    /// Parts of a layout.
    private enum Part: Equatable {
        case longMonth, month, numberMonth, zeroMonth, longWeekday, weekday
        case day, spaceDay, zeroDay, spaceYearDay, zeroYearDay
        case hour, hour12, zeroHour12, minute, zeroMinute, second, zeroSecond
        case longYear, year, upperPM, lowerPM, zoneName
        /// `-0700` and the like: whether `Z` stands for UTC, the number of fields, and whether colons part them.
        case offset(isZ: Bool, fields: Int, hasColons: Bool)
        /// `.000` or `.999`, with a point or a comma.
        case fraction(digits: Int, trims: Bool)
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// Longer ones first, since they begin alike.
    private static let fixed: [(text: [UInt8], part: Part)] = texts.map { (Array($0.0.utf8), $0.1) }

    private static let texts: [(String, Part)] = [
        ("January", .longMonth), ("Jan", .month), ("Monday", .longWeekday), ("Mon", .weekday), ("MST", .zoneName),
        ("002", .zeroYearDay), ("01", .zeroMonth), ("02", .zeroDay), ("03", .zeroHour12), ("04", .zeroMinute),
        ("05", .zeroSecond), ("06", .year), ("15", .hour), ("1", .numberMonth), ("2006", .longYear), ("2", .day),
        ("__2", .spaceYearDay), ("_2", .spaceDay), ("3", .hour12), ("4", .minute), ("5", .second), ("PM", .upperPM),
        ("pm", .lowerPM), ("-07:00:00", .offset(isZ: false, fields: 3, hasColons: true)),
        ("-070000", .offset(isZ: false, fields: 3, hasColons: false)),
        ("-07:00", .offset(isZ: false, fields: 2, hasColons: true)),
        ("-0700", .offset(isZ: false, fields: 2, hasColons: false)),
        ("-07", .offset(isZ: false, fields: 1, hasColons: false)),
        ("Z07:00:00", .offset(isZ: true, fields: 3, hasColons: true)),
        ("Z070000", .offset(isZ: true, fields: 3, hasColons: false)),
        ("Z07:00", .offset(isZ: true, fields: 2, hasColons: true)),
        ("Z0700", .offset(isZ: true, fields: 2, hasColons: false)),
        ("Z07", .offset(isZ: true, fields: 1, hasColons: false)),
    ]

    /// The part that begins at an offset, and its length.
    private static func part(_ layout: [UInt8], at index: Int) -> (Part, Int)? {
        let rest = layout[index...]
        let byte = layout[index]
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), let digit = rest.dropFirst().first,
            digit == UInt8(ascii: "0") || digit == UInt8(ascii: "9")
        {
            let count = rest.dropFirst().prefix { $0 == digit }.count
            let next = rest.dropFirst(1 + count).first
            if !(next.map { (48...57).contains($0) } ?? false) {
                return (.fraction(digits: count, trims: digit == UInt8(ascii: "9")), 1 + count)
            }
        }
        guard let match = fixed.first(where: { rest.starts(with: $0.text) }) else { return nil }
        let following = rest.dropFirst(match.text.count).first
        // `Jane` is no month, and `_2006` is a line and a year.
        if match.part == .month, let following, (97...122).contains(following) { return nil }
        if match.part == .spaceDay, rest.dropFirst().starts(with: "2006".utf8) { return nil }
        return (match.part, match.text.count)
    }

    // MARK: Formatting

    /// A time in a layout.
    static func format(_ time: TemplateTime, layout: String) -> String {
        let bytes = Array(layout.utf8)
        let civil = time.civil
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let (part, length) = part(bytes, at: index) {
                let isComma = bytes[index] == UInt8(ascii: ",")
                output += text(part, civil, time, point: isComma ? "," : ".").utf8
                index += length
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func padded(_ number: Int64, _ width: Int, with pad: String = "0") -> String {
        let digits = String(number.magnitude)
        let text = String(repeating: pad, count: max(0, width - digits.count)) + digits
        return number < 0 ? "-" + text : text
    }

    private static func text(
        _ part: Part, _ civil: TemplateTime.Civil, _ time: TemplateTime, point: String
    ) -> String {
        switch part {
        case .longMonth: return months[Int(civil.month) - 1]
        case .month: return String(months[Int(civil.month) - 1].prefix(3))
        case .numberMonth: return String(civil.month)
        case .zeroMonth: return padded(civil.month, 2)
        case .longWeekday: return weekdays[civil.weekday]
        case .weekday: return String(weekdays[civil.weekday].prefix(3))
        case .day: return String(civil.day)
        case .spaceDay: return padded(civil.day, 2, with: " ")
        case .zeroDay: return padded(civil.day, 2)
        case .spaceYearDay: return padded(civil.yearDay, 3, with: " ")
        case .zeroYearDay: return padded(civil.yearDay, 3)
        case .hour: return padded(civil.hour, 2)
        case .hour12: return String((civil.hour + 11) % 12 + 1)
        case .zeroHour12: return padded((civil.hour + 11) % 12 + 1, 2)
        case .minute: return String(civil.minute)
        case .zeroMinute: return padded(civil.minute, 2)
        case .second: return String(civil.second)
        case .zeroSecond: return padded(civil.second, 2)
        case .longYear: return padded(civil.year, 4)
        case .year: return padded((civil.year % 100 + 100) % 100, 2)
        case .upperPM: return civil.hour >= 12 ? "PM" : "AM"
        case .lowerPM: return civil.hour >= 12 ? "pm" : "am"
        case .zoneName: return time.zone.isEmpty ? offset(time.offset, fields: 2, hasColons: false) : time.zone
        case .offset(let isZ, let fields, let hasColons):
            return isZ && time.offset == 0 ? "Z" : offset(time.offset, fields: fields, hasColons: hasColons)
        case .fraction(let digits, let trims): return fraction(time.nanoseconds, digits, trims, point)
        }
    }

    private static func offset(_ seconds: Int, fields: Int, hasColons: Bool) -> String {
        let magnitude = Int64(seconds.magnitude)
        let numbers = [magnitude / 3_600, magnitude / 60 % 60, magnitude % 60].prefix(fields)
        return (seconds < 0 ? "-" : "+") + numbers.map { padded($0, 2) }.joined(separator: hasColons ? ":" : "")
    }

    private static func fraction(_ nanoseconds: Int, _ digits: Int, _ trims: Bool, _ point: String) -> String {
        var text = String(padded(Int64(nanoseconds), 9).prefix(digits))
        text += String(repeating: "0", count: max(0, digits - text.count))
        if trims {
            while text.last == "0" { text.removeLast() }
            if text.isEmpty { return "" }
        }
        return point + text
    }

    // MARK: Parsing

    /// Why a text is no time, in Go's words.
    struct Problem: Error, Equatable {
        var message: String
    }

    private struct Fields {
        var year: Int64 = 0
        var month: Int64 = 0
        var day: Int64 = 0
        var yearDay: Int64?
        var hour: Int64 = 0
        var minute: Int64 = 0
        var second: Int64 = 0
        var nanoseconds = 0
        var isPM: Bool?
        var offset: Int?
        var zone: String?
    }

    /// Why one part does not fit.
    private enum Mismatch: Error {
        case text
        case range(String)
    }

    /// The time that a text gives in a layout; in UTC where it says no zone.
    static func parse(_ text: String, layout: String) throws(Problem) -> TemplateTime {
        let bytes = Array(layout.utf8)
        var rest = Array(text.utf8)[...]
        var fields = Fields()
        func failed(_ element: String) -> Problem {
            Problem(
                message: "parsing time \(GoQuote.quote(text.utf8)) as \(GoQuote.quote(layout.utf8)): cannot parse "
                    + "\(GoQuote.quote(rest)) as \(GoQuote.quote(element.utf8))")
        }
        func outOfRange(_ what: String) -> Problem {
            Problem(message: "parsing time \(GoQuote.quote(text.utf8)): \(what) out of range")
        }
        var index = 0
        while index < bytes.count {
            guard let (part, length) = part(bytes, at: index) else {
                let literalEnd = (index + 1..<bytes.count).first { self.part(bytes, at: $0) != nil } ?? bytes.count
                for byte in bytes[index..<literalEnd] {
                    guard rest.first == byte else {
                        throw failed(String(decoding: bytes[index..<literalEnd], as: UTF8.self))
                    }
                    rest.removeFirst()
                }
                index = literalEnd
                continue
            }
            let hold = rest
            do throws(Mismatch) {
                try read(part, &rest, &fields, next: index + length < bytes.count ? bytes[index + length] : nil)
            } catch {
                rest = hold
                if case .range(let what) = error { throw outOfRange(what) }
                throw failed(String(decoding: bytes[index..<index + length], as: UTF8.self))
            }
            index += length
        }
        guard rest.isEmpty else {
            throw Problem(
                message: "parsing time \(GoQuote.quote(text.utf8)): extra text: \(GoQuote.quote(rest))")
        }
        return try finish(fields, outOfRange)
    }

    private static func finish(
        _ fields: Fields, _ outOfRange: (String) -> Problem
    ) throws(Problem) -> TemplateTime {
        var (month, day, hour) = (max(fields.month, 1), max(fields.day, 1), fields.hour)
        if let isPM = fields.isPM {
            if isPM, hour < 12 { hour += 12 }
            if !isPM, hour == 12 { hour = 0 }
        }
        var days = TemplateTime.day(year: fields.year, month: month, day: day)
        if let yearDay = fields.yearDay {
            days = TemplateTime.day(year: fields.year, month: 1, day: 1) + yearDay - 1
            let date = TemplateTime.date(day: days)
            guard yearDay >= 1, date.year == fields.year else { throw outOfRange("day-of-year") }
            (month, day) = (date.month, date.day)
        }
        let date = TemplateTime.date(day: days)
        guard date.month == month, date.day == day else { throw outOfRange("day") }
        let offset = fields.offset ?? 0
        let seconds = days * 86_400 + hour * 3_600 + fields.minute * 60 + fields.second - Int64(offset)
        return TemplateTime(
            seconds: seconds, nanoseconds: fields.nanoseconds, offset: offset,
            zone: fields.zone ?? (offset == 0 ? "UTC" : ""))
    }

    private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (48...57).contains($0) } ?? false }

    /// One or two digits, or exactly the width.
    private static func number(
        _ rest: inout ArraySlice<UInt8>, _ range: ClosedRange<Int>
    ) throws(Mismatch) -> Int64 {
        let digits = rest.prefix(range.upperBound).prefix { isDigit($0) }
        guard digits.count >= range.lowerBound else { throw .text }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    private static func name(
        _ rest: inout ArraySlice<UInt8>, of names: [String], length: Int?
    ) throws(Mismatch) -> Int {
        for (index, name) in names.enumerated() {
            let expected = Array(name.utf8.prefix(length ?? name.utf8.count))
            guard rest.count >= expected.count, zip(rest, expected).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else {
                continue
            }
            rest = rest.dropFirst(expected.count)
            return index
        }
        throw .text
    }

    private static func bounded(
        _ number: Int64, _ range: ClosedRange<Int64>, _ what: String
    ) throws(Mismatch) -> Int64 {
        guard range.contains(number) else { throw .range(what) }
        return number
    }

    private static func read(
        _ part: Part, _ rest: inout ArraySlice<UInt8>, _ fields: inout Fields, next: UInt8?
    ) throws(Mismatch) {
        switch part {
        case .longMonth: fields.month = Int64(try name(&rest, of: months, length: nil)) + 1
        case .month: fields.month = Int64(try name(&rest, of: months, length: 3)) + 1
        case .longWeekday: _ = try name(&rest, of: weekdays, length: nil)
        case .weekday: _ = try name(&rest, of: weekdays, length: 3)
        case .numberMonth: fields.month = try bounded(try number(&rest, 1...2), 1...12, "month")
        case .zeroMonth: fields.month = try bounded(try number(&rest, 2...2), 1...12, "month")
        case .day, .spaceDay, .zeroDay:
            if part == .spaceDay, rest.first == UInt8(ascii: " ") { rest.removeFirst() }
            fields.day = try bounded(try number(&rest, part == .zeroDay ? 2...2 : 1...2), 1...31, "day")
        case .spaceYearDay, .zeroYearDay:
            while part == .spaceYearDay, rest.first == UInt8(ascii: " ") { rest.removeFirst() }
            fields.yearDay = try number(&rest, part == .zeroYearDay ? 3...3 : 1...3)
        case .hour: fields.hour = try bounded(try number(&rest, 1...2), 0...23, "hour")
        case .hour12: fields.hour = try bounded(try number(&rest, 1...2), 0...12, "hour")
        case .zeroHour12: fields.hour = try bounded(try number(&rest, 2...2), 0...12, "hour")
        case .minute: fields.minute = try bounded(try number(&rest, 1...2), 0...59, "minute")
        case .zeroMinute: fields.minute = try bounded(try number(&rest, 2...2), 0...59, "minute")
        case .second, .zeroSecond:
            fields.second = try bounded(try number(&rest, part == .second ? 1...2 : 2...2), 0...59, "second")
            // Go reads a fraction behind the seconds even where the layout has none.
            if let point = rest.first, point == UInt8(ascii: ".") || point == UInt8(ascii: ","),
                next != UInt8(ascii: "."), next != UInt8(ascii: ","), isDigit(rest.dropFirst().first)
            {
                fields.nanoseconds = readFraction(&rest)
            }
        case .longYear: fields.year = try number(&rest, 4...4)
        case .year:
            let year = try number(&rest, 2...2)
            fields.year = year >= 69 ? 1_900 + year : 2_000 + year
        case .upperPM, .lowerPM:
            let index = try name(&rest, of: ["AM", "PM"], length: nil)
            fields.isPM = index == 1
        case .zoneName: try readZone(&rest, &fields)
        case .offset(let isZ, let count, let hasColons):
            try readOffset(&rest, &fields, isZ: isZ, fields: count, hasColons: hasColons)
        case .fraction(let digits, let trims):
            guard let point = rest.first, point == UInt8(ascii: ".") || point == UInt8(ascii: ",") else {
                if trims { return }
                throw .text
            }
            guard trims || rest.dropFirst().prefix(digits).allSatisfy({ isDigit($0) }),
                rest.count > (trims ? 1 : digits)
            else { throw .text }
            fields.nanoseconds = readFraction(&rest)
        }
    }

    private static func readFraction(_ rest: inout ArraySlice<UInt8>) -> Int {
        let digits = rest.dropFirst().prefix { isDigit($0) }
        rest = rest.dropFirst(1 + digits.count)
        var value = 0
        for index in 0..<9 {
            let place = digits.startIndex + index
            value = value * 10 + (place < digits.endIndex ? Int(digits[place] - 48) : 0)
        }
        return value
    }

    private static func readZone(_ rest: inout ArraySlice<UInt8>, _ fields: inout Fields) throws(Mismatch) {
        let letters = rest.prefix { (65...90).contains($0) }
        guard (3...5).contains(letters.count) else { throw .text }
        let zone = String(decoding: letters, as: UTF8.self)
        fields.zone = zone
        if fields.offset == nil { fields.offset = 0 }
        rest = rest.dropFirst(letters.count)
        if zone == "GMT", let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            rest.removeFirst()
            let hours = try number(&rest, 1...2)
            fields.offset = Int(hours) * 3_600 * (sign == UInt8(ascii: "-") ? -1 : 1)
            fields.zone = "GMT" + (sign == UInt8(ascii: "-") ? "-" : "+") + String(hours)
        }
    }

    private static func readOffset(
        _ rest: inout ArraySlice<UInt8>, _ fields: inout Fields, isZ: Bool, fields count: Int, hasColons: Bool
    ) throws(Mismatch) {
        if isZ, rest.first == UInt8(ascii: "Z") {
            rest.removeFirst()
            fields.offset = 0
            fields.zone = "UTC"
            return
        }
        guard let sign = rest.popFirst(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw .text }
        var seconds = 0
        for (index, scale) in [3_600, 60, 1].prefix(count).enumerated() {
            if index > 0, hasColons {
                guard rest.popFirst() == UInt8(ascii: ":") else { throw .text }
            }
            let value = try number(&rest, 2...2)
            guard value <= (index == 0 ? 24 : 60) else { throw .range("time zone offset") }
            seconds += Int(value) * scale
        }
        fields.offset = sign == UInt8(ascii: "-") ? -seconds : seconds
        if fields.zone == nil, seconds == 0 { fields.zone = "UTC" }
    }
}
