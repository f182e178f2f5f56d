/// Floating-point numbers as Go's `strconv.FormatFloat(number, 'g', -1, 64)` writes them.
enum FloatText {
    /// Without an exponent for numbers of common size.
    static func plain(_ number: Double) -> String {
        if let whole = Int64(exactly: number) { return String(whole) }
        return number.magnitude >= 1e-4 && number.magnitude < 1e15 ? "\(number)" : general(number)
    }

    static func general(_ number: Double) -> String {
        let magnitude = number.magnitude
        if magnitude == 0 { return number.sign == .minus ? "-0" : "0" }
        guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf" }
        // Swift finds the same shortest digits, and has other rules for where the exponent begins.
        var digits = ""
        var exponent = 0
        var point: Int?
        var text = "\(magnitude)"
        if let mark = text.firstIndex(of: "e") {
            exponent = Int(text[text.index(after: mark)...]) ?? 0
            text = String(text[..<mark])
        }
        for character in text {
            if character == "." { point = digits.count } else { digits.append(character) }
        }
        exponent += (point ?? digits.count) - 1
        let zeros = digits.prefix { $0 == "0" }.count
        digits.removeFirst(zeros)
        exponent -= zeros
        while digits.hasSuffix("0") { digits.removeLast() }
        let sign = number < 0 ? "-" : ""
        if exponent < -4 || exponent >= 6 {
            let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
            let size = String(abs(exponent))
            return
                "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(size.count < 2 ? "0" : "")\(size)"
        }
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        if digits.count <= exponent + 1 {
            return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count)
        }
        return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
    }
}
