/// The order of keys in Go's YAML libraries: numbers in names count as numbers, letters come last.
enum YAMLKeyOrder {
    static func sorted(_ keys: [String], style: YAMLEmitter.Style) -> [String] {
        // Names of letters, points, lines and slashes come in the order of their bytes, in which they are given.
        guard keys.count > 1, !keys.allSatisfy({ $0.utf8.allSatisfy(isOrdinary) }) else { return keys }
        return
            keys
            .map { ($0, Array($0.unicodeScalars)) }
            .sorted { precedes($0.1, $1.1, style) }
            .map(\.0)
    }

    private static func isOrdinary(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte) || (45...47).contains(byte)
    }

    private static func precedes(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], _ style: YAMLEmitter.Style) -> Bool {
        var afterDigit = false
        for index in 0..<min(a.count, b.count) {
            let (x, y) = (a[index], b[index])
            if x == y {
                afterDigit = x.isGoDigit
                continue
            }
            let (isLetter, otherIsLetter) = (x.isGoLetter, y.isGoLetter)
            if isLetter, otherIsLetter { return x < y }
            if isLetter || otherIsLetter { return style == .pretty && afterDigit ? isLetter : otherIsLetter }
            let (number, end) = digits(a, from: index, beside: y)
            let (otherNumber, otherEnd) = digits(b, from: index, beside: x)
            if number != otherNumber { return number < otherNumber }
            if end != otherEnd { return end < otherEnd }
            return x < y
        }
        return a.count < b.count
    }

    /// The number that begins at an index, and where it ends.
    private static func digits(
        _ text: [Unicode.Scalar], from start: Int, beside other: Unicode.Scalar
    ) -> (Int64, Int) {
        var number: Int64 = 0
        if text[start] == "0" || other == "0" {
            // A zero behind other digits counts: 10 comes after 1.
            var index = start - 1
            while index >= 0, text[index].isGoDigit {
                if text[index] != "0" {
                    number = 1
                    break
                }
                index -= 1
            }
        }
        var end = start
        while end < text.count, text[end].isGoDigit {
            number = number &* 10 &+ Int64(text[end].value) &- 48
            end += 1
        }
        return (number, end)
    }
}
