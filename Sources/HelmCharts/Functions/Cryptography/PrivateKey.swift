/// A private key of the kinds that charts make.
enum PrivateKey {
    case rsa(RSAKey)
    case elliptic(EllipticKey)
    case edwards(EdwardsKey)
    /// Only made and read, as Go's certificates know it no more.
    case dsa([BigUnsigned])

    /// The key as text.
    var pem: String {
        switch self {
        case .rsa(let key): PEM.encode("RSA PRIVATE KEY", key.pkcs1)
        case .elliptic(let key): PEM.encode("EC PRIVATE KEY", key.sec1)
        case .edwards(let key): PEM.encode("PRIVATE KEY", key.pkcs8)
        case .dsa(let numbers):
            PEM.encode("DSA PRIVATE KEY", DER.sequence(DER.integer(0), numbers.flatMap { DER.integer($0) }))
        }
    }

    /// The public key as certificates hold it; `nil` where they cannot.
    var publicInfo: [UInt8]? {
        switch self {
        case .rsa(let key): key.publicInfo
        case .elliptic(let key): key.publicInfo
        case .edwards(let key): key.publicInfo
        case .dsa: nil
        }
    }

    /// The name of its way to sign; `nil` where certificates know none.
    var signatureAlgorithm: [UInt8]? {
        switch self {
        case .rsa: DER.sequence(DER.identifier("1.2.840.113549.1.1.11"), DER.null)
        case .elliptic: DER.sequence(DER.identifier("1.2.840.10045.4.3.2"))
        case .edwards: EdwardsKey.algorithm
        case .dsa: nil
        }
    }

    func sign(_ message: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        switch self {
        case .rsa(let key): key.sign(message)
        case .elliptic(let key): key.sign(message, &random)
        case .edwards(let key): key.sign(message)
        case .dsa: []
        }
    }

    // MARK: Reading

    /// Reads a key of text.
    static func parse(_ text: String) throws(TemplateProblem) -> PrivateKey {
        guard let (label, bytes) = PEM.decode(text) else { throw TemplateProblem("no PEM data in input") }
        let suffix = " PRIVATE KEY"
        guard label == "PRIVATE KEY" || label.hasSuffix(suffix) else {
            throw TemplateProblem("no private key data in PEM block of type \(label)")
        }
        let kind = label == "PRIVATE KEY" ? "PKCS#8" : String(label.dropLast(suffix.count))
        do throws(DERReader.Problem) {
            switch kind {
            case "PKCS#8": return try parse(pkcs8: bytes)
            case "RSA": return .rsa(try RSAKey(pkcs1: bytes))
            case "EC": return .elliptic(try EllipticKey(sec1: bytes))
            case "DSA": return try parse(dsa: bytes)
            default: break
            }
        } catch {
            let what = kind == "PKCS#8" ? "decoding PEM as PKCS#8" : "parsing \(kind) private key from PEM"
            throw TemplateProblem("\(what): asn1: structure error: the key cannot be read")
        }
        throw TemplateProblem("invalid private key type \(kind)")
    }

    private static func parse(pkcs8 bytes: [UInt8]) throws(DERReader.Problem) -> PrivateKey {
        var outer = DERReader(bytes)
        var reader = try outer.sequence()
        _ = try reader.integer()
        var algorithm = try reader.sequence()
        let identifier = try algorithm.element(0x06).all
        let key = try reader.next(0x04)
        switch identifier {
        case DER.identifier("1.2.840.113549.1.1.1"): return .rsa(try RSAKey(pkcs1: key))
        case DER.identifier("1.2.840.10045.2.1"): return .elliptic(try EllipticKey(sec1: key))
        case DER.identifier("1.3.101.112"):
            var inner = DERReader(key)
            let seed = try inner.next(0x04)
            guard seed.count == 32 else { throw DERReader.Problem() }
            return .edwards(EdwardsKey(seed: seed))
        default: throw DERReader.Problem()
        }
    }

    private static func parse(dsa bytes: [UInt8]) throws(DERReader.Problem) -> PrivateKey {
        var outer = DERReader(bytes)
        var reader = try outer.sequence()
        _ = try reader.integer()
        var numbers: [BigUnsigned] = []
        for _ in 0..<5 { numbers.append(try reader.integer()) }
        return .dsa(numbers)
    }

    /// A new DSA key of 2048 and 256 bits.
    static func generateDSA(_ random: inout SeededRandom) -> PrivateKey {
        let one = BigUnsigned(1)
        let q = Primes.prime(bits: 256, &random)
        let step = q << 1
        while true {
            let start = Primes.randomNumber(bits: 2_048, &random)
            let p = start - start % step + one
            guard p.bitWidth == 2_048, Primes.isPrime(p, &random) else { continue }
            let exponent = (p - one) / q
            var base = BigUnsigned(2)
            var g = base.power(exponent, modulo: p)
            while g == one {
                base = base + one
                g = base.power(exponent, modulo: p)
            }
            let x = Primes.randomNumber(below: q, &random)
            return .dsa([p, q, g, g.power(x, modulo: p), x])
        }
    }
}
