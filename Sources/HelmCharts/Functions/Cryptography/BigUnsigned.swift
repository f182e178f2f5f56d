/// Whole numbers of any size, as far as keys and exact arithmetic need them.
struct BigUnsigned: Comparable, Sendable {
    /// 64 bits each, the lowest first; no zeros at the end.
    private(set) var words: [UInt64]

    init(_ number: UInt64) { words = number == 0 ? [] : [number] }

    init(words: [UInt64]) {
        self.words = words
        normalize()
    }

    /// A number of bytes, the highest first.
    init(bytes: some Collection<UInt8>) {
        words = []
        var word: UInt64 = 0
        var shift = 0
        for byte in bytes.reversed() {
            word |= UInt64(byte) << UInt64(shift)
            shift += 8
            if shift == 64 {
                words.append(word)
                (word, shift) = (0, 0)
            }
        }
        words.append(word)
        normalize()
    }

    /// A number of decimal digits; `nil` for anything else.
    init?(decimal text: some StringProtocol) {
        words = []
        for byte in text.utf8 {
            guard (48...57).contains(byte) else { return nil }
            self = self * BigUnsigned(10) + BigUnsigned(UInt64(byte - 48))
        }
    }

    private mutating func normalize() {
        while words.last == 0 { words.removeLast() }
    }

    var isZero: Bool { words.isEmpty }
    var isOdd: Bool { words.first.map { $0 & 1 == 1 } ?? false }
    var bitWidth: Int { words.isEmpty ? 0 : words.count * 64 - (words[words.count - 1].leadingZeroBitCount) }

    /// The zero bits below the lowest one that is set.
    var trailingZeroBitCount: Int {
        guard let index = words.firstIndex(where: { $0 != 0 }) else { return 0 }
        return index * 64 + words[index].trailingZeroBitCount
    }

    /// What is left after division by a number of at most 32 bits, which is not zero.
    func remainder(ofSmall divisor: UInt64) -> UInt64 {
        words.withUnsafeBufferPointer { words in
            var rest: UInt64 = 0
            var index = words.count - 1
            while index >= 0 {
                rest = (rest &<< 32 | words[index] &>> 32) % divisor
                rest = (rest &<< 32 | words[index] & 0xFFFF_FFFF) % divisor
                index -= 1
            }
            return rest
        }
    }

    func bit(_ index: Int) -> Bool {
        index / 64 < words.count && words[index / 64] >> UInt64(index % 64) & 1 == 1
    }

    /// The bytes, the highest first, at least as many as asked for.
    func bytes(count: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        for word in words { for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift * 8))) } }
        while bytes.count > count, bytes.last == 0 { bytes.removeLast() }
        while bytes.count < count { bytes.append(0) }
        return bytes.reversed()
    }

    /// The decimal digits.
    var decimal: String {
        var rest = self
        var parts: [String] = []
        while !rest.isZero {
            let (quotient, remainder) = rest.dividedByWord(10_000_000_000_000_000_000)
            parts.append(String(remainder))
            rest = quotient
        }
        guard let first = parts.popLast() else { return "0" }
        return first + parts.reversed().map { String(repeating: "0", count: 19 - $0.count) + $0 }.joined()
    }

    // MARK: Arithmetic

    static func < (a: BigUnsigned, b: BigUnsigned) -> Bool {
        if a.words.count != b.words.count { return a.words.count < b.words.count }
        for index in a.words.indices.reversed() where a.words[index] != b.words[index] {
            return a.words[index] < b.words[index]
        }
        return false
    }

    static func + (a: BigUnsigned, b: BigUnsigned) -> BigUnsigned {
        var result: [UInt64] = []
        result.reserveCapacity(max(a.words.count, b.words.count) + 1)
        var carry: UInt64 = 0
        for index in 0..<max(a.words.count, b.words.count) {
            let x = index < a.words.count ? a.words[index] : 0
            let y = index < b.words.count ? b.words[index] : 0
            let (sum, first) = x.addingReportingOverflow(y)
            let (total, second) = sum.addingReportingOverflow(carry)
            result.append(total)
            carry = first || second ? 1 : 0
        }
        if carry > 0 { result.append(carry) }
        return BigUnsigned(words: result)
    }

    /// The difference; zero where it would be negative.
    static func - (a: BigUnsigned, b: BigUnsigned) -> BigUnsigned {
        guard a > b else { return BigUnsigned(0) }
        var result = a.words
        var borrow: UInt64 = 0
        for index in result.indices {
            let y = index < b.words.count ? b.words[index] : 0
            let (difference, first) = result[index].subtractingReportingOverflow(y)
            let (total, second) = difference.subtractingReportingOverflow(borrow)
            result[index] = total
            borrow = first || second ? 1 : 0
        }
        return BigUnsigned(words: result)
    }

    static func * (a: BigUnsigned, b: BigUnsigned) -> BigUnsigned {
        guard !a.isZero, !b.isZero else { return BigUnsigned(0) }
        var result = [UInt64](repeating: 0, count: a.words.count + b.words.count)
        for (i, x) in a.words.enumerated() {
            var carry: UInt64 = 0
            for (j, y) in b.words.enumerated() {
                var (high, low) = x.multipliedFullWidth(by: y)
                let (first, overflow) = low.addingReportingOverflow(result[i + j])
                let (second, again) = first.addingReportingOverflow(carry)
                low = second
                high &+= (overflow ? 1 : 0) &+ (again ? 1 : 0)
                result[i + j] = low
                carry = high
            }
            result[i + b.words.count] = carry
        }
        return BigUnsigned(words: result)
    }

    static func << (a: BigUnsigned, count: Int) -> BigUnsigned {
        guard !a.isZero else { return a }
        let (whole, bits) = (count / 64, UInt64(count % 64))
        var result = [UInt64](repeating: 0, count: whole)
        var carry: UInt64 = 0
        for word in a.words {
            result.append(word << bits | carry)
            carry = bits == 0 ? 0 : word >> (64 - bits)
        }
        result.append(carry)
        return BigUnsigned(words: result)
    }

    static func >> (a: BigUnsigned, count: Int) -> BigUnsigned {
        let (whole, bits) = (count / 64, UInt64(count % 64))
        guard whole < a.words.count else { return BigUnsigned(0) }
        var result: [UInt64] = []
        for index in whole..<a.words.count {
            let next = index + 1 < a.words.count ? a.words[index + 1] : 0
            result.append(a.words[index] >> bits | (bits == 0 ? 0 : next << (64 - bits)))
        }
        return BigUnsigned(words: result)
    }

    func dividedByWord(_ divisor: UInt64) -> (quotient: BigUnsigned, remainder: UInt64) {
        guard divisor > 0 else { return (BigUnsigned(0), 0) }
        var result = words
        var remainder: UInt64 = 0
        for index in result.indices.reversed() {
            (result[index], remainder) = divisor.dividingFullWidth((remainder, result[index]))
        }
        return (BigUnsigned(words: result), remainder)
    }

    /// Quotient and remainder (Knuth's algorithm D); zeros for a divisor of zero.
    func divided(by divisor: BigUnsigned) -> (quotient: BigUnsigned, remainder: BigUnsigned) {
        guard self >= divisor, !divisor.isZero else { return (BigUnsigned(0), divisor.isZero ? BigUnsigned(0) : self) }
        if divisor.words.count == 1 {
            let (quotient, remainder) = dividedByWord(divisor.words[0])
            return (quotient, BigUnsigned(remainder))
        }
        let shift = divisor.words[divisor.words.count - 1].leadingZeroBitCount
        let v = (divisor << shift).words
        var u = (self << shift).words
        while u.count <= words.count { u.append(0) }
        let n = v.count
        var quotient = [UInt64](repeating: 0, count: u.count - n)
        for j in stride(from: u.count - n - 1, through: 0, by: -1) {
            var digit = Self.estimate(u[j + n], u[j + n - 1], u[j + n - 2], v[n - 1], v[n - 2])
            if Self.subtract(v, times: digit, from: &u, at: j) {
                digit -= 1
                Self.add(v, to: &u, at: j)
            }
            quotient[j] = digit
        }
        return (BigUnsigned(words: quotient), BigUnsigned(words: Array(u[..<n])) >> shift)
    }

    private static func estimate(_ u2: UInt64, _ u1: UInt64, _ u0: UInt64, _ v1: UInt64, _ v0: UInt64) -> UInt64 {
        var digit = UInt64.max
        var rest: UInt64
        if u2 < v1 {
            (digit, rest) = v1.dividingFullWidth((u2, u1))
        } else {
            let (sum, overflow) = u1.addingReportingOverflow(v1)
            if overflow { return digit }
            rest = sum
        }
        while true {
            let product = digit.multipliedFullWidth(by: v0)
            guard product.high > rest || product.high == rest && product.low > u0 else { return digit }
            digit -= 1
            let (sum, overflow) = rest.addingReportingOverflow(v1)
            if overflow { return digit }
            rest = sum
        }
    }

    /// Subtracts a multiple; whether it was too much.
    private static func subtract(_ v: [UInt64], times digit: UInt64, from u: inout [UInt64], at offset: Int) -> Bool {
        var carry: UInt64 = 0
        var borrow: UInt64 = 0
        for index in 0...v.count {
            let product = index < v.count ? digit.multipliedFullWidth(by: v[index]) : (high: 0, low: 0)
            let (low, overflow) = product.low.addingReportingOverflow(carry)
            carry = product.high &+ (overflow ? 1 : 0)
            let (first, one) = u[offset + index].subtractingReportingOverflow(low)
            let (second, two) = first.subtractingReportingOverflow(borrow)
            u[offset + index] = second
            borrow = one || two ? 1 : 0
        }
        return borrow > 0
    }

    private static func add(_ v: [UInt64], to u: inout [UInt64], at offset: Int) {
        var carry: UInt64 = 0
        for index in 0...v.count {
            let (first, one) = u[offset + index].addingReportingOverflow(index < v.count ? v[index] : 0)
            let (second, two) = first.addingReportingOverflow(carry)
            u[offset + index] = second
            carry = one || two ? 1 : 0
        }
    }

    static func % (a: BigUnsigned, b: BigUnsigned) -> BigUnsigned { a.divided(by: b).remainder }
    static func / (a: BigUnsigned, b: BigUnsigned) -> BigUnsigned { a.divided(by: b).quotient }

    // MARK: Modular arithmetic

    /// `self` to the power of `exponent`, modulo `modulus`.
    func power(_ exponent: BigUnsigned, modulo modulus: BigUnsigned) -> BigUnsigned {
        if let form = MontgomeryForm(modulus: modulus) { return form.power(self, exponent) }
        var result = BigUnsigned(1) % modulus
        var base = self % modulus
        for index in 0..<exponent.bitWidth {
            if exponent.bit(index) { result = result * base % modulus }
            base = base * base % modulus
        }
        return result
    }

    /// The number that gives 1 when multiplied with this one, modulo `modulus`; `nil` where there is none.
    func inverse(modulo modulus: BigUnsigned) -> BigUnsigned? {
        // Extended Euclid, with the coefficients kept positive by their sign.
        var (r, newR) = (modulus, self % modulus)
        var (t, newT) = ((BigUnsigned(0), false), (BigUnsigned(1), false))
        while !newR.isZero {
            let (quotient, remainder) = r.divided(by: newR)
            (r, newR) = (newR, remainder)
            let product = (quotient * newT.0, newT.1)
            let next: (BigUnsigned, Bool)
            if t.1 == product.1 {
                next = t.0 >= product.0 ? (t.0 - product.0, t.1) : (product.0 - t.0, !t.1)
            } else {
                next = (t.0 + product.0, t.1)
            }
            (t, newT) = (newT, next)
        }
        guard r == BigUnsigned(1) else { return nil }
        return t.1 ? modulus - t.0 : t.0
    }
}
