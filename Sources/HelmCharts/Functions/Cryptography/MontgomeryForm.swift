/// Multiplication modulo an odd number without division (Montgomery's), which makes powers fast.
///
/// Making keys takes nearly all of its time here, so numbers are words in one piece of memory: nothing is allocated or
/// checked while powers are computed.
final class MontgomeryForm {
    private typealias Words = UnsafeMutablePointer<UInt64>

    private let number: BigUnsigned
    /// The words of each number.
    private let count: Int
    /// -modulus⁻¹ modulo 2⁶⁴.
    private let inverse: UInt64
    private let memory: Words
    private let modulus: Words
    /// 1 in this form.
    private let one: Words
    private let result: Words
    /// One word more than the others.
    private let product: Words
    /// The first sixteen powers.
    private let table: Words

    private static let tableSize = 16

    /// `nil` for an even number, and for 1.
    init?(modulus number: BigUnsigned) {
        guard number.isOdd, number > BigUnsigned(1) else { return nil }
        let count = number.words.count
        self.number = number
        self.count = count
        let low = number.words[0]
        var inverse: UInt64 = 1
        // Each step doubles the bits that are right.
        for _ in 0..<6 { inverse = inverse &* (2 &- low &* inverse) }
        self.inverse = 0 &- inverse
        let size = count * (4 + Self.tableSize) + 1
        memory = .allocate(capacity: size)
        memory.initialize(repeating: 0, count: size)
        modulus = memory
        one = memory + count
        result = memory + 2 * count
        table = memory + 3 * count
        product = memory + (3 + Self.tableSize) * count
        store(number, in: modulus)
        store((BigUnsigned(1) << (64 * count)) % number, in: one)
    }

    deinit { memory.deallocate() }

    /// A number to the power of another one.
    func power(_ base: BigUnsigned, _ exponent: BigUnsigned) -> BigUnsigned {
        raise(base, to: exponent)
        // Multiplied by 1, a number leaves this form.
        table.update(repeating: 0, count: count)
        table[0] = 1
        multiply(result, table, into: result)
        return BigUnsigned(words: Array(UnsafeBufferPointer(start: result, count: count)))
    }

    /// Whether the number passes Miller and Rabin's test for a base.
    ///
    /// - Parameters:
    ///   - odd: the number less 1, divided by 2 as often as it can be.
    ///   - twos: how often that is.
    func isProbablyPrime(base: BigUnsigned, odd: BigUnsigned, twos: Int) -> Bool {
        if base == BigUnsigned(2) { raiseTwo(to: odd) } else { raise(base, to: odd) }
        if equals(result, one) { return true }
        // The last number below the modulus is -1.
        store(number - BigUnsigned(words: Array(UnsafeBufferPointer(start: one, count: count))), in: table)
        for step in 0..<twos {
            if equals(result, table) { return true }
            if step < twos - 1 { multiply(result, result, into: result) }
        }
        return false
    }

    // MARK: Powers

    private func raise(_ base: BigUnsigned, to exponent: BigUnsigned) {
        let start = table + count
        store(((base % number) << (64 * count)) % number, in: start)
        result.update(from: one, count: count)
        if exponent.bitWidth <= 64 { return raiseBits(start, to: exponent) }
        // Four bits of the exponent at a time.
        table.update(from: one, count: count)
        for index in 2..<Self.tableSize { multiply(table + (index - 1) * count, start, into: table + index * count) }
        for group in stride(from: (exponent.bitWidth + 3) / 4 - 1, through: 0, by: -1) {
            for _ in 0..<4 { multiply(result, result, into: result) }
            let digit = Int(truncatingIfNeeded: exponent.words[group / 16] >> UInt64(group % 16 * 4)) & 15
            if digit > 0 { multiply(result, table + digit * count, into: result) }
        }
    }

    /// For small exponents, where a table would not pay.
    private func raiseBits(_ base: Words, to exponent: BigUnsigned) {
        for index in stride(from: exponent.bitWidth - 1, through: 0, by: -1) {
            multiply(result, result, into: result)
            if exponent.bit(index) { multiply(result, base, into: result) }
        }
    }

    /// Doubling costs next to nothing.
    private func raiseTwo(to exponent: BigUnsigned) {
        result.update(from: one, count: count)
        for index in stride(from: exponent.bitWidth - 1, through: 0, by: -1) {
            multiply(result, result, into: result)
            if exponent.bit(index) { double() }
        }
    }

    private func double() {
        var carry: UInt64 = 0
        var index = 0
        while index < count {
            let word = result[index]
            product[index] = word &<< 1 | carry
            carry = word &>> 63
            index &+= 1
        }
        product[count] = carry
        reduceProduct(into: result)
    }

    // MARK: Words

    private func store(_ value: BigUnsigned, in words: Words) {
        for index in 0..<count { words[index] = index < value.words.count ? value.words[index] : 0 }
    }

    private func equals(_ a: Words, _ b: Words) -> Bool {
        for index in 0..<count where a[index] != b[index] { return false }
        return true
    }

    /// Multiplies two numbers of this form and divides by 2⁶⁴ for each word, all in one pass for each word of `a`.
    private func multiply(_ a: Words, _ b: Words, into target: Words) {
        let (count, inverse, modulus, product) = (count, inverse, modulus, product)
        product.update(repeating: 0, count: count + 1)
        var i = 0
        while i < count {
            let x = a[i]
            let first = x.multipliedFullWidth(by: b[0])
            let (low, overflow) = first.low.addingReportingOverflow(product[0])
            var carry = first.high &+ (overflow ? 1 : 0)
            let factor = low &* inverse
            let second = factor.multipliedFullWidth(by: modulus[0])
            var secondCarry = second.high &+ (second.low.addingReportingOverflow(low).overflow ? 1 : 0)
            var j = 1
            while j < count {
                let one = x.multipliedFullWidth(by: b[j])
                let (sum, overflow) = one.low.addingReportingOverflow(product[j])
                let (total, again) = sum.addingReportingOverflow(carry)
                carry = one.high &+ (overflow ? 1 : 0) &+ (again ? 1 : 0)
                let other = factor.multipliedFullWidth(by: modulus[j])
                let (otherSum, otherOverflow) = other.low.addingReportingOverflow(total)
                let (word, otherAgain) = otherSum.addingReportingOverflow(secondCarry)
                secondCarry = other.high &+ (otherOverflow ? 1 : 0) &+ (otherAgain ? 1 : 0)
                product[j &- 1] = word
                j &+= 1
            }
            let (sum, firstOver) = product[count].addingReportingOverflow(carry)
            let (total, secondOver) = sum.addingReportingOverflow(secondCarry)
            product[count &- 1] = total
            product[count] = (firstOver ? 1 : 0) &+ (secondOver ? 1 : 0)
            i &+= 1
        }
        reduceProduct(into: target)
    }

    /// Takes the modulus from the product where it is not below it.
    private func reduceProduct(into target: Words) {
        let (count, modulus, product) = (count, modulus, product)
        var borrow: UInt64 = 0
        var index = 0
        while index < count {
            let (difference, first) = product[index].subtractingReportingOverflow(modulus[index])
            let (total, second) = difference.subtractingReportingOverflow(borrow)
            target[index] = total
            borrow = first || second ? 1 : 0
            index &+= 1
        }
        if borrow > product[count] { target.update(from: product, count: count) }
    }
}
