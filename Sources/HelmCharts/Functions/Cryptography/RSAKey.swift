/// An RSA key pair (RFC 8017).
struct RSAKey {
    let modulus: BigUnsigned
    let publicExponent: BigUnsigned
    let privateExponent: BigUnsigned
    private let primes: (BigUnsigned, BigUnsigned)

    /// A new key of so many bits.
    static func generate(bits: Int, _ random: inout SeededRandom) -> RSAKey {
        let (one, exponent) = (BigUnsigned(1), BigUnsigned(65_537))
        while true {
            let p = Primes.prime(bits: bits / 2, &random)
            let q = Primes.prime(bits: bits - bits / 2, &random)
            guard p != q, let inverse = exponent.inverse(modulo: (p - one) * (q - one)) else { continue }
            return RSAKey(modulus: p * q, publicExponent: exponent, privateExponent: inverse, primes: (p, q))
        }
    }

    private init(
        modulus: BigUnsigned, publicExponent: BigUnsigned, privateExponent: BigUnsigned,
        primes: (BigUnsigned, BigUnsigned)
    ) {
        self.modulus = modulus
        self.publicExponent = publicExponent
        self.privateExponent = privateExponent
        self.primes = primes
    }

    /// Reads PKCS #1.
    init(pkcs1 bytes: [UInt8]) throws(DERReader.Problem) {
        var outer = DERReader(bytes)
        var reader = try outer.sequence()
        guard try reader.integer().isZero else { throw DERReader.Problem() }
        modulus = try reader.integer()
        publicExponent = try reader.integer()
        privateExponent = try reader.integer()
        primes = (try reader.integer(), try reader.integer())
        guard primes.0 * primes.1 == modulus, modulus.bitWidth >= 512, modulus.isOdd else { throw DERReader.Problem() }
    }

    var pkcs1: [UInt8] {
        let one = BigUnsigned(1)
        let (p, q) = primes
        let parts: [BigUnsigned] = [
            modulus, publicExponent, privateExponent, p, q, privateExponent % (p - one), privateExponent % (q - one),
            q.inverse(modulo: p) ?? one,
        ]
        return DER.sequence(DER.integer(0), parts.flatMap { DER.integer($0) })
    }

    var publicInfo: [UInt8] {
        DER.sequence(
            DER.sequence(DER.identifier("1.2.840.113549.1.1.1"), DER.null),
            DER.bits(DER.sequence(DER.integer(modulus), DER.integer(publicExponent))))
    }

    /// Signs with PKCS #1 v1.5 and SHA-256.
    func sign(_ message: [UInt8]) -> [UInt8] {
        let digest = DER.sequence(
            DER.sequence(DER.identifier("2.16.840.1.101.3.4.2.1"), DER.null), DER.octets(SecureHash.sha256(message)))
        let size = (modulus.bitWidth + 7) / 8
        let padding = [UInt8](repeating: 0xFF, count: max(0, size - digest.count - 3))
        let block = BigUnsigned(bytes: [0, 1] + padding + [0] + digest)
        return power(block).bytes(count: size)
    }

    /// To the private exponent, by the remainder theorem of the Chinese: four times as fast.
    private func power(_ block: BigUnsigned) -> BigUnsigned {
        let one = BigUnsigned(1)
        let (p, q) = primes
        guard let inverse = q.inverse(modulo: p) else { return block.power(privateExponent, modulo: modulus) }
        let a = (block % p).power(privateExponent % (p - one), modulo: p)
        let b = (block % q).power(privateExponent % (q - one), modulo: q)
        let difference = (a + p - b % p) % p
        return b + q * (inverse * difference % p)
    }

    func verify(_ signature: [UInt8], _ message: [UInt8]) -> Bool {
        let block = BigUnsigned(bytes: signature).power(publicExponent, modulo: modulus)
        return Array(block.bytes().suffix(32)) == SecureHash.sha256(message)
    }
}
