namespace Gradcheck.FakeTelegram;

/// <summary>The faults a test has planned. Draws come from the seeded random of the options.</summary>
public sealed class FaultPlan
{
    private sealed class Rule(Fault fault, Func<ApiRequest, bool> when, double probability, int? left) : IDisposable
    {
        public required FaultPlan Plan { get; init; }

        public Fault Fault => fault;

        public bool Strikes(ApiRequest request)
        {
            if (left == 0 || !when(request) || Plan._random.NextDouble() >= probability)
                return false;
            left--;
            return true;
        }

        public void Dispose() => Plan.Remove(this);
    }

    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];
    private readonly Random _random;

    internal FaultPlan(Random random) => _random = random;

    /// <summary>
    /// Plays <paramref name="fault"/> on calls that match, with a probability, at most so many times; disposing the result
    /// ends it. The first matching rule wins, latencies add up. A method named by <see cref="ApiRequest.Method"/> may be any,
    /// getUpdates too.
    /// </summary>
    public IDisposable Add(Fault fault, Func<ApiRequest, bool>? when = null, double probability = 1, int? times = null)
    {
        var rule = new Rule(fault, when ?? (static request => request.IsMessage), probability, times) { Plan = this };
        lock (_gate)
            _rules.Add(rule);
        return rule;
    }

    public void Clear()
    {
        lock (_gate)
            _rules.Clear();
    }

    internal (TimeSpan Latency, Fault? Fault) Draw(ApiRequest request)
    {
        var latency = TimeSpan.Zero;
        lock (_gate)
        {
            foreach (var rule in _rules)
            {
                if (!rule.Strikes(request))
                    continue;
                if (rule.Fault is not Fault.Latency late)
                    return (latency, rule.Fault);
                latency += late.Delay;
            }
        }
        return (latency, null);
    }

    private void Remove(Rule rule)
    {
        lock (_gate)
            _rules.Remove(rule);
    }
}
