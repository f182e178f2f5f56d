/// Prime numbers for keys.
enum Primes {
    private static let small: [UInt64] = {
        var sieve = [Bool](repeating: true, count: 60_000)
        var primes: [UInt64] = []
        for number in 2..<sieve.count where sieve[number] {
            primes.append(UInt64(number))
            for multiple in stride(from: number * number, to: sieve.count, by: number) { sieve[multiple] = false }
        }
        return primes
    }()

    /// A number of exactly so many bits, of which the two highest are set so that products have full length.
    static func randomNumber(bits: Int, _ random: inout SeededRandom) -> BigUnsigned {
        var bytes = RandomFunctions.bytes((bits + 7) / 8, &random)
        let unused = UInt8((8 - bits % 8) % 8)
        bytes[0] &= 0xFF >> unused
        bytes[0] |= 0x80 >> unused
        if unused < 7 { bytes[0] |= 0x40 >> unused } else if bytes.count > 1 { bytes[1] |= 0x80 }
        return BigUnsigned(bytes: bytes)
    }

    /// A number below a limit, and not zero.
    static func randomNumber(below limit: BigUnsigned, _ random: inout SeededRandom) -> BigUnsigned {
        let bytes = RandomFunctions.bytes((limit.bitWidth + 7) / 8 + 8, &random)
        return BigUnsigned(bytes: bytes) % (limit - BigUnsigned(1)) + BigUnsigned(1)
    }

    /// How far from a random start the search for a prime goes; the next one is farther once in thousands of times.
    private static let interval = 8_192

    /// A prime of exactly so many bits.
    static func prime(bits: Int, _ random: inout SeededRandom) -> BigUnsigned {
        while true {
            var start = randomNumber(bits: bits, &random)
            if !start.isOdd { start = start + BigUnsigned(1) }
            for step in candidates(from: start) {
                let candidate = start + BigUnsigned(UInt64(step))
                guard candidate.bitWidth == bits else { break }
                if isPrime(candidate, isSieved: bits > 64, &random) { return candidate }
            }
        }
    }

    /// The even steps from an odd number to those that no small prime divides.
    private static func candidates(from start: BigUnsigned) -> [Int] {
        let limit = interval / 2
        var isDivided = [Bool](repeating: false, count: limit)
        let isSmall = start.words.count < 2
        for prime in small.dropFirst() where !isSmall {
            let remainder = start.remainder(ofSmall: prime)
            // start + 2 index is a multiple.
            let distance = remainder == 0 ? 0 : prime - remainder
            var index = Int(distance % 2 == 0 ? distance / 2 : (distance + prime) / 2)
            while index < limit {
                isDivided[index] = true
                index += Int(prime)
            }
        }
        return (0..<limit).filter { !isDivided[$0] }.map { 2 * $0 }
    }

    /// Miller and Rabin's test: wrong less often than once in 2⁴⁰ for random numbers of this size.
    ///
    /// - Parameter isSieved: whether small primes are known not to divide the number.
    static func isPrime(_ number: BigUnsigned, isSieved: Bool = false, _ random: inout SeededRandom) -> Bool {
        let one = BigUnsigned(1)
        guard number.isOdd, number > BigUnsigned(3) else { return number == BigUnsigned(2) || number == BigUnsigned(3) }
        for prime in small.prefix(1_000) where !isSieved {
            if number == BigUnsigned(prime) { return true }
            if number.remainder(ofSmall: prime) == 0 { return false }
        }
        guard let form = MontgomeryForm(modulus: number) else { return false }
        let last = number - one
        let twos = last.trailingZeroBitCount
        let odd = last >> twos
        // Nearly all that is no prime fails with the base that costs least.
        guard form.isProbablyPrime(base: BigUnsigned(2), odd: odd, twos: twos) else { return false }
        for _ in 0..<(number.bitWidth >= 1_000 ? 4 : 19) {
            let base = randomNumber(below: last, &random)
            guard base == one || form.isProbablyPrime(base: base, odd: odd, twos: twos) else { return false }
        }
        return true
    }
}
