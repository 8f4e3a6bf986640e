using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay.Chains;

/// <summary>
/// Shapes found by their boxes while more are added: trees of doubling size, of which each batch joins the small ones, so that a place is looked up in few trees
/// and every shape is sorted few times.
/// </summary>
internal sealed class MemberIndex
{
    private readonly List<(int[] Members, ShapeIndex Tree)> _trees = [];

    /// <summary>Adds shapes; a member is its position among all that were added.</summary>
    public void Add(int first, IReadOnlyList<FlatShape> shapes)
    {
        if (shapes.Count == 0)
        {
            return;
        }
        List<int> members = [.. Enumerable.Range(first, shapes.Count)];
        List<FlatShape> all = [.. shapes];
        while (_trees.Count > 0 && _trees[^1].Members.Length <= 2 * members.Count)
        {
            members.AddRange(_trees[^1].Members);
            all.AddRange(_trees[^1].Tree.Shapes);
            _trees.RemoveAt(_trees.Count - 1);
        }
        _trees.Add(([.. members], new(all)));
    }

    /// <summary>The members whose boxes meet a box, put in the place of what the list held.</summary>
    public void Find(in Box box, List<int> found, List<int> members)
    {
        members.Clear();
        foreach (var (of, tree) in _trees)
        {
            found.Clear();
            tree.Find(box, found);
            foreach (var position in found)
            {
                members.Add(of[position]);
            }
        }
    }
}
