/// Prime numbers for keys.
enum Primes {
    private static let small: [UInt64] = {
        var sieve = [Bool](repeating: true, count: 8_000)
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

    /// A prime of exactly so many bits.
    static func prime(bits: Int, _ random: inout SeededRandom) -> BigUnsigned {
        while true {
            var start = randomNumber(bits: bits, &random)
            if !start.isOdd { start = start + BigUnsigned(1) }
            // Candidates near one start share the work of dividing by small primes.
            let remainders = small.map { start.dividedByWord($0).remainder }
            for step in stride(from: UInt64(0), to: 4_000, by: 2) {
                let isCandidate = zip(small, remainders).allSatisfy { ($1 + step) % $0 != 0 }
                guard isCandidate else { continue }
                let candidate = start + BigUnsigned(step)
                if candidate.bitWidth == bits, isPrime(candidate, &random) { return candidate }
            }
        }
    }

    /// Miller and Rabin's test: wrong less often than once in 2⁴⁰ for random numbers of this size.
    static func isPrime(_ number: BigUnsigned, _ random: inout SeededRandom) -> Bool {
        let one = BigUnsigned(1)
        guard number.isOdd, number > BigUnsigned(3) else { return number == BigUnsigned(2) || number == BigUnsigned(3) }
        for prime in small.prefix(200) {
            if number == BigUnsigned(prime) { return true }
            if number.dividedByWord(prime).remainder == 0 { return false }
        }
        let last = number - one
        var odd = last
        var twos = 0
        while !odd.isOdd {
            odd = odd >> 1
            twos += 1
        }
        for _ in 0..<(number.bitWidth >= 1_000 ? 5 : 20) {
            var value = randomNumber(below: last, &random).power(odd, modulo: number)
            if value == one || value == last { continue }
            var isComposite = true
            for _ in 1..<max(twos, 1) {
                value = value * value % number
                if value == last {
                    isComposite = false
                    break
                }
            }
            if isComposite { return false }
        }
        return true
    }
}
